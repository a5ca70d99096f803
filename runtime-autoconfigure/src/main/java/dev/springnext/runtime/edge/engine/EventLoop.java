package dev.springnext.runtime.edge.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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
	 * Runs a turn on behalf of an invocation.
	 * @param owner the invocation, or {@code null}
	 * @param turn the turn
	 * @throws java.util.concurrent.RejectedExecutionException if the loop takes no more
	 */
	default void execute(@Nullable Invocation owner, Runnable turn) {
		execute(turn);
	}

	/**
	 * Runs a turn later on behalf of an invocation.
	 * @param owner the invocation, or {@code null}
	 * @param turn the turn
	 * @param delay after which time, zero included
	 * @return cancels the turn if it has not begun
	 */
	default Runnable schedule(@Nullable Invocation owner, Runnable turn, Duration delay) {
		return schedule(turn, delay);
	}

	/**
	 * Whether the caller runs on the loop.
	 * @return {@code true} in a turn of the loop
	 */
	boolean isCurrent();

	/**
	 * Goes on without the turn that runs: it can't be stopped. A loop that finds such
	 * turns itself does nothing.
	 */
	default void abandonTurn() {
	}

}
