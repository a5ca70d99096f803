package dev.springnext.runtime.edge.webapi.html;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Invocation;

/**
 * Is told of errors that code of a bundle did not catch, and no listener of its own took
 * care of: a service of {@link dev.springnext.runtime.edge.engine.IsolateSettings#with
 * isolates}, to count them. They are logged already.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface GuestErrors {

	/**
	 * A callback (of a timer, a microtask, an event) threw.
	 * @param bundle the name of the bundle
	 * @param invocation on whose behalf it ran, or {@code null} outside all
	 * @param description the error and its stack
	 */
	void uncaught(String bundle, @Nullable Invocation invocation, String description);

	/**
	 * A promise was rejected, and nobody handles it.
	 * @param bundle the name of the bundle
	 * @param invocation on whose behalf it was rejected, or {@code null} outside all
	 * @param description the error and its stack
	 */
	void unhandledRejection(String bundle, @Nullable Invocation invocation, String description);

}
