package dev.springnext.runtime.edge.engine;

import org.jspecify.annotations.Nullable;

/**
 * Charges an invocation for memory that is allocated for it outside of its turns, such as
 * a body that is collected on the threads of the network. One thread at a time may use
 * it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see Isolate#account
 */
public final class MemoryAccount {

	// Looking at the heap costs more than small bodies are worth
	private static final long WORTH_A_LOOK = 1024 * 1024;

	private final Isolate isolate;

	private final @Nullable Invocation invocation;

	private long allocated;

	private long survivedBefore;

	MemoryAccount(Isolate isolate, @Nullable Invocation invocation) {
		this.isolate = isolate;
		this.invocation = invocation;
	}

	/**
	 * Charges memory, and ends the invocation if that is more than it may use and the
	 * heap confirms it.
	 * @param bytes what was allocated
	 * @throws LimitExceededException if the invocation was ended
	 */
	public void charge(long bytes) {
		Invocation charged = this.invocation;
		if (charged == null) {
			return;
		}
		charged.charge(0, bytes);
		this.allocated += bytes;
		if (this.survivedBefore == 0 && this.allocated > WORTH_A_LOOK) {
			this.survivedBefore = HeapUse.survived();
		}
		if (charged.remainingBytes() < 0 && HeapUse.holds(this.allocated, this.survivedBefore)) {
			throw this.isolate.exceedMemory(charged);
		}
	}

}
