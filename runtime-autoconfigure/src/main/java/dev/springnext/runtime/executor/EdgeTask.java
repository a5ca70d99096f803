package dev.springnext.runtime.executor;

import org.jspecify.annotations.Nullable;

/**
 * One turn of an edge loop, on behalf of an invocation.
 *
 * @author Switchable Runtimes for Spring
 */
interface EdgeTask extends Runnable {

	/**
	 * Who is charged for the turn.
	 * @return the invocation, or {@code null} for the application itself
	 */
	@Nullable EdgeInvocation owner();

	/**
	 * Whether the turn has to run even after its invocation was given up, as it cleans
	 * up.
	 * @return {@code true} for cancellations
	 */
	default boolean cleansUp() {
		return false;
	}

}
