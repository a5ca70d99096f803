package dev.springnext.runtime.route;

/**
 * An annotation declares a {@code maxDuration} that can't be followed.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InvalidMaxDurationException extends RuntimeSelectionException {

	InvalidMaxDurationException(int value, String location) {
		super("maxDuration = " + value + " (" + location + ") is not a number of seconds from 1 on.",
				"Write the seconds, 1 or more, or leave maxDuration out.");
	}

	InvalidMaxDurationException(String location) {
		super("maxDuration is declared for the nodejs runtime (" + location + "), which has no such limit.",
				"Leave maxDuration out, or choose the edge runtime.");
	}

}
