package dev.springnext.runtime.edge.function;

/**
 * The isolates of a bundle at this moment.
 *
 * @param active how many take requests
 * @param warm how many wait for a loop
 * @param retiring how many were replaced and have requests to end
 * @param created how many were made so far
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record PoolFigures(int active, int warm, int retiring, long created) {

}
