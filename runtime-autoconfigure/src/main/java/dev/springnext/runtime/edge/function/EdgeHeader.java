package dev.springnext.runtime.edge.function;

/**
 * A header field.
 *
 * @param name its name
 * @param value its value
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeHeader(String name, String value) {

}
