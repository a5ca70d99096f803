package dev.springnext.runtime.edge.webapi.crypto.key;

import java.util.concurrent.CancellationException;

/**
 * Tells long work that nobody waits for it any more.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface Cancellation {

	/** Work that is too short to be cancelled. */
	Cancellation NEVER = () -> false;

	/**
	 * Whether the work is to stop.
	 * @return {@code true} once nobody waits for it
	 */
	boolean isCancelled();

	/**
	 * Stops the work if nobody waits for it.
	 */
	default void check() {
		if (isCancelled()) {
			throw new CancellationException("The work was cancelled");
		}
	}

}
