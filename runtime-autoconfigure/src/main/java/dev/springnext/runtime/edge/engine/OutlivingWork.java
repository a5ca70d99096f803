package dev.springnext.runtime.edge.engine;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The work of one invocation that outlives its response, for implementations of
 * {@link Invocation#waitUntil}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class OutlivingWork {

	private final Set<CompletableFuture<?>> pieces = ConcurrentHashMap.newKeySet();

	/**
	 * Adds work.
	 * @param work the work, which is cancelled when its time is over
	 * @param overdue is run when that has happened, and no other work is under way
	 */
	public void add(CompletableFuture<?> work, Runnable overdue) {
		this.pieces.add(work);
		work.whenComplete((result, error) -> {
			this.pieces.remove(work);
			if (work.isCancelled() && this.pieces.isEmpty()) {
				overdue.run();
			}
		});
	}

	/**
	 * Cancels what is under way.
	 */
	public void cancel() {
		this.pieces.forEach((work) -> work.cancel(false));
	}

}
