package dev.springnext.runtime.edge.engine;

import java.time.Duration;

/**
 * Where the turns of isolates run, one after the other. An isolate stays on one loop, as
 * a GraalJS context has one thread at a time.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface EventLoop {

	/**
	 * Runs a turn after those that wait already.
	 * @param turn the turn
	 * @throws java.util.concurrent.RejectedExecutionException if the loop takes no more
	 */
	void execute(Runnable turn);

	/**
	 * Runs a turn later.
	 * @param turn the turn
	 * @param delay after which time, zero included
	 * @return cancels the turn if it has not begun
	 */
	Runnable schedule(Runnable turn, Duration delay);

	/**
	 * Whether the caller runs on the loop.
	 * @return {@code true} in a turn of the loop
	 */
	boolean isCurrent();

}
