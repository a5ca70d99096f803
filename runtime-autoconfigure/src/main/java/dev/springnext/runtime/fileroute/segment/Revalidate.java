package dev.springnext.runtime.fileroute.segment;

import java.util.OptionalInt;

/**
 * When what a route returned is made anew.
 *
 * @param seconds after how many seconds, or empty for {@code false}: never
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record Revalidate(OptionalInt seconds) {
}
