package dev.springnext.runtime.edge.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the isolates of an engine every few milliseconds, and stops turns of
 * invocations that have used up their processor time or memory.
 * <p>
 * Memory is judged by what a thread allocated, which is exact but says nothing of what is
 * garbage by now; so an invocation over its limit is only stopped when the heap has grown
 * with it, or is nearly full.
 *
 * @author Switchable Runtimes for Spring
 */
final class IsolateWatchdog extends Thread {

	private static final Logger logger = LoggerFactory.getLogger(IsolateWatchdog.class);

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final long BUSY_NANOS = Duration.ofMillis(2).toNanos();

	private static final long IDLE_NANOS = Duration.ofMillis(10).toNanos();

	private static final long UNSTOPPABLE_NANOS = Duration.ofSeconds(1).toNanos();

	private final Set<Isolate> isolates = ConcurrentHashMap.newKeySet();

	private final Set<Isolate> zombies = ConcurrentHashMap.newKeySet();

	private final ExecutorService stoppers = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "edge-isolate-stopper");
		thread.setDaemon(true);
		return thread;
	});

	private volatile boolean ended;

	IsolateWatchdog() {
		super("edge-isolate-watchdog");
		setDaemon(true);
		setPriority(Thread.MAX_PRIORITY);
	}

	void watch(Isolate isolate) {
		this.isolates.add(isolate);
	}

	ExecutorService stoppers() {
		return this.stoppers;
	}

	@Override
	public void run() {
		while (!this.ended) {
			boolean busy = false;
			try {
				for (Isolate isolate : this.isolates) {
					IsolateTurn turn = isolate.turn();
					Thread thread = turn.thread();
					if (isolate.isEnded()) {
						lookAtEnded(isolate, thread);
					}
					else if (thread != null) {
						busy = true;
						look(isolate, turn, thread);
					}
				}
			}
			catch (RuntimeException ex) {
				logger.error("The watchdog of the isolates failed to look at one", ex);
			}
			LockSupport.parkNanos(this, (busy) ? BUSY_NANOS : IDLE_NANOS);
		}
	}

	private void look(Isolate isolate, IsolateTurn turn, Thread thread) {
		long number = turn.number();
		IsolateTurn.Sample first = turn.sample();
		@SuppressWarnings("deprecation") // threadId() is there from JDK 19 on
		long id = thread.getId();
		long cpu = threads.getThreadCpuTime(id);
		long bytes = threads.getThreadAllocatedBytes(id);
		if (first == null || first.number() != number) {
			turn.sample(new IsolateTurn.Sample(number, System.nanoTime() - turn.started(), cpu, HeapUse.survived()));
			return;
		}
		Invocation invocation = turn.owner();
		if (invocation == null || turn.number() != number || turn.isStopping()) {
			return;
		}
		if (invocation.isEnded()) {
			// Ended by its caller, for time: nobody waits for what this turn does
			if (turn.claim(number)) {
				this.stoppers.execute(() -> isolate.stop(number, "an invocation had run out of time"));
			}
		}
		else if (first.elapsed() + cpu - first.cpu() > Math.min(invocation.remainingCpuNanos(),
				invocation.longestTurnNanos())) {
			stop(isolate, turn, number, invocation, LimitExceededException.Limit.CPU_TIME);
		}
		else {
			long allocated = bytes - turn.allocatedBefore();
			long limit = invocation.remainingBytes();
			if (allocated > limit && HeapUse.holds(allocated, first.survived())) {
				stop(isolate, turn, number, invocation, LimitExceededException.Limit.MEMORY);
			}
		}
	}

	// Nothing cancels some loops within the engine's own code
	private void lookAtEnded(Isolate isolate, @Nullable Thread thread) {
		if (thread == null) {
			this.isolates.remove(isolate);
			this.zombies.remove(isolate);
		}
		else if (isolate.endedFor() > UNSTOPPABLE_NANOS && this.zombies.add(isolate)) {
			logger.error("{}: code can't be stopped; its thread is given up. It stands at:{}",
					isolate.settings().name(),
					Arrays.stream(thread.getStackTrace())
						.limit(20)
						.map((frame) -> "\n\tat " + frame)
						.collect(Collectors.joining()));
			isolate.loop().abandonTurn();
		}
	}

	/**
	 * Isolates whose code could not be stopped and still runs.
	 * @return their number
	 */
	int zombies() {
		return this.zombies.size();
	}

	private void stop(Isolate isolate, IsolateTurn turn, long number, Invocation invocation,
			LimitExceededException.Limit limit) {
		if (turn.claim(number)) {
			LimitExceededException cause = new LimitExceededException(isolate.settings().name(), limit);
			logger.warn(cause.getMessage());
			// First: who learns of the end may call again at once
			isolate.retire();
			this.stoppers.execute(() -> {
				invocation.end(cause);
				isolate.stop(number, "an invocation had used more " + limit.noun() + " than it may");
			});
		}
	}

	/**
	 * Ends all isolates, and waits until no thread is in one any more.
	 * @param millis how long to wait
	 * @return {@code false} if some code goes on
	 */
	boolean endAll(long millis) {
		this.isolates.forEach(Isolate::close);
		long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		while (this.isolates.stream().anyMatch((isolate) -> isolate.turn().thread() != null)) {
			if (System.nanoTime() > deadline) {
				return false;
			}
			LockSupport.parkNanos(this, BUSY_NANOS);
		}
		return true;
	}

	void end() {
		this.ended = true;
		LockSupport.unpark(this);
		this.stoppers.shutdown();
	}

}
