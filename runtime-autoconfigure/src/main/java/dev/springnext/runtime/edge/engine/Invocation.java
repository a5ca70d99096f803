package dev.springnext.runtime.edge.engine;

import java.util.concurrent.CompletableFuture;

/**
 * On whose behalf turns of an isolate run: it is charged for what they do, and ends when
 * it has broken a limit. Whoever calls a function provides it, with budgets of its own
 * choice.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface Invocation {

	/**
	 * The name of the invocation in logs.
	 * @return such as a request id
	 */
	String id();

	/**
	 * Counts an outbound request.
	 * @throws GuestError if it is one too many
	 */
	void countSubRequest();

	/**
	 * The processor time left, the present turn not counted.
	 * @return nanoseconds; nothing is left from zero down
	 */
	long remainingCpuNanos();

	/**
	 * The processor time that one turn may take, however much is left: a loop that is
	 * kept for too long loses its thread.
	 * @return nanoseconds
	 */
	default long longestTurnNanos() {
		return Long.MAX_VALUE;
	}

	/**
	 * The memory that may still be allocated, the present turn not counted, before the
	 * heap is looked at.
	 * @return bytes; nothing is left from zero down
	 */
	long remainingBytes();

	/**
	 * Charges a turn that is over, or memory that was allocated outside of turns. May be
	 * called on any thread.
	 * @param cpuNanos the processor time it took
	 * @param bytes what it allocated
	 */
	void charge(long cpuNanos, long bytes);

	/**
	 * Charges work that was done on another thread.
	 * @param cpuNanos the processor time it took
	 */
	void chargeWork(long cpuNanos);

	/**
	 * How long the invocation keeps what it has opened.
	 * @return always the same object
	 */
	InvocationScope scope();

	/**
	 * Keeps work going that outlives the response. Work that takes too long is cancelled;
	 * when the last of an invocation is and its response is complete, the invocation has
	 * ended.
	 * @param work the work, which is under way
	 * @throws GuestError if there is too much of it
	 */
	void waitUntil(CompletableFuture<?> work);

	/**
	 * Ends the invocation, as it has broken a limit or its isolate has ended. Called once
	 * at most for each cause, on any thread; must not block.
	 * @param cause the limit, or that the isolate has ended
	 */
	void end(IsolateException cause);

	/**
	 * Whether the invocation was ended before its time. Turns of such a one don't run any
	 * more.
	 * @return {@code true} after {@link #end}, or when the caller has given up
	 */
	boolean isEnded();

}
