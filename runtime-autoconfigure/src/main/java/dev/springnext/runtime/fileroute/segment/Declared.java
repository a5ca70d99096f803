package dev.springnext.runtime.fileroute.segment;

import dev.springnext.runtime.edge.syntax.Place;

/**
 * A setting of a source file.
 *
 * @param <T> the type of its value
 * @param value the value
 * @param declaration the declaration as it is written, such as
 * {@code export const runtime = 'edge'}
 * @param place where the name stands that it declares
 * @param evaluated whether the value was found by running the module, not by reading it
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record Declared<T>(T value, String declaration, Place place, boolean evaluated) {

	/**
	 * The setting in words.
	 * @return declaration and place, such as
	 * {@code export const runtime = 'edge' (app/x/route.js:1:14)}
	 */
	public String describe() {
		return this.declaration + " (" + this.place + ")";
	}

}
