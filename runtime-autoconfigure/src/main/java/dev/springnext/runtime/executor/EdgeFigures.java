package dev.springnext.runtime.executor;

/**
 * What the edge runtime is doing at a moment.
 *
 * @param loops the loops
 * @param active invocations that have arrived and not ended
 * @param queued those of them that wait for a loop
 * @param quarantined threads that were given up and still run
 * @param hogs how often the watchdog reported a task that keeps its loop
 * @param quarantines how often it gave up a thread
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeFigures(int loops, int active, int queued, int quarantined, long hogs, long quarantines) {

}
