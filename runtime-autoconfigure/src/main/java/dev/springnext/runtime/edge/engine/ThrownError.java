package dev.springnext.runtime.edge.engine;

import org.jspecify.annotations.Nullable;

/**
 * What guest code threw.
 *
 * @param name the name of the error, such as {@code TypeError}; {@code Error} for what is
 * none
 * @param message its message, or all of it as text where it is no error
 * @param stack its stack with the places of its source files, or its text
 * @param digest what it says of itself for people who may not see more; {@code null} if
 * it does not
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record ThrownError(String name, String message, String stack, @Nullable String digest) {

	static final String ERROR = "Error";

}
