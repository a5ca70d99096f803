package dev.springnext.runtime.fileroute.segment;

import dev.springnext.runtime.edge.syntax.Place;

/**
 * Something in a source file that works, but is not as its author may think.
 *
 * @param setting the setting, such as {@code config.runtime}
 * @param place where it is
 * @param message what should be changed
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record SegmentWarning(String setting, Place place, String message) {

	@Override
	public String toString() {
		return this.place + ": " + this.message;
	}

}
