package dev.springnext.runtime.edge.webapi.crypto;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.LimitExceededException;
import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;

/**
 * Runs the work of one isolate: what is quick at once, the rest on other threads, in
 * order and a few at a time.
 *
 * @author Switchable Runtimes for Spring
 */
final class CryptoJobs {

	private static final int MAX_WAITING = 16384;

	private static final ThreadMXBean times = ManagementFactory.getThreadMXBean();

	private final Isolate isolate;

	private final CryptoThreads threads;

	private final Deque<Job> waiting = new ArrayDeque<>();

	private int running;

	private volatile boolean closed;

	private @Nullable CompletableFuture<Object> pending;

	CryptoJobs(Isolate isolate, CryptoThreads threads) {
		this.isolate = isolate;
		this.threads = threads;
	}

	/**
	 * Runs work.
	 * @param quick whether it takes no longer than about a millisecond
	 * @param work the work
	 * @return its result, or {@code null} if {@link #takePending} gets it
	 */
	@Nullable Object run(boolean quick, Work work) {
		if (quick) {
			return perform(work, Cancellation.NEVER);
		}
		Invocation owner = this.isolate.current();
		Job job = new Job(work, owner, this.isolate.capture());
		synchronized (this.waiting) {
			if (this.waiting.size() >= MAX_WAITING) {
				throw CryptoErrors.operation("Too many operations are waiting");
			}
			this.waiting.add(job);
		}
		this.pending = job.result;
		startNext();
		return null;
	}

	/**
	 * The result of the work that was not quick. The module asks right after it got
	 * {@code null}.
	 * @return completes on another thread
	 */
	CompletionStage<Object> takePending() {
		CompletableFuture<Object> result = this.pending;
		if (result == null) {
			throw GuestError.error("Nothing is pending");
		}
		this.pending = null;
		return result;
	}

	private void startNext() {
		Job job;
		synchronized (this.waiting) {
			if (this.running >= this.threads.share() || this.waiting.isEmpty()) {
				return;
			}
			this.running++;
			job = this.waiting.remove();
		}
		this.threads.execute(job);
	}

	void close() {
		this.closed = true;
		synchronized (this.waiting) {
			this.waiting.clear();
		}
	}

	private static Object perform(Work work, Cancellation cancellation) {
		try {
			return work.run(cancellation);
		}
		catch (GeneralSecurityException | ProviderException ex) {
			// Says no more: how decrypting failed is nobody's business
			throw CryptoErrors.operation("The operation failed for an operation-specific reason");
		}
	}

	/**
	 * Work, which must not touch the guest's values.
	 */
	@FunctionalInterface
	interface Work {

		Object run(Cancellation cancellation) throws GeneralSecurityException;

	}

	/**
	 * Work on another thread. What it takes is charged to the invocation that asked for
	 * it.
	 */
	private final class Job implements Runnable, Cancellation {

		private final Work work;

		private final @Nullable Invocation owner;

		private final Executor turns;

		private final CompletableFuture<Object> result = new CompletableFuture<>();

		// Processor time of the thread that runs this
		private long started;

		private Job(Work work, @Nullable Invocation owner, Executor turns) {
			this.work = work;
			this.owner = owner;
			this.turns = turns;
		}

		@Override
		public boolean isCancelled() {
			Invocation charged = this.owner;
			return CryptoJobs.this.closed
					|| (charged != null && (charged.isEnded() || used() > charged.remainingCpuNanos()));
		}

		@Override
		public void run() {
			this.started = times.getCurrentThreadCpuTime();
			Object value = null;
			Throwable failure = null;
			try {
				check();
				value = perform(this.work, this);
			}
			catch (CancellationException ex) {
				failure = CryptoErrors.operation("The operation was cancelled");
			}
			catch (Throwable ex) {
				failure = ex;
			}
			charge(used());
			complete(value, failure);
			synchronized (CryptoJobs.this.waiting) {
				CryptoJobs.this.running--;
			}
			startNext();
		}

		private long used() {
			return times.getCurrentThreadCpuTime() - this.started;
		}

		private void charge(long nanos) {
			Invocation charged = this.owner;
			if (charged != null && !CryptoJobs.this.closed) {
				this.turns.execute(() -> {
					charged.chargeWork(nanos);
					if (charged.remainingCpuNanos() <= 0) {
						charged.end(new LimitExceededException(CryptoJobs.this.isolate.settings().name(),
								LimitExceededException.Limit.CPU_TIME));
					}
				});
			}
		}

		private void complete(@Nullable Object value, @Nullable Throwable failure) {
			if (CryptoJobs.this.closed) {
				return;
			}
			if (failure != null) {
				this.result.completeExceptionally(failure);
			}
			else {
				this.result.complete(value);
			}
		}

	}

}
