package dev.springnext.runtime.edge.engine;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * The turn that an isolate is in, if any, as its watchdog sees it. The number of the turn
 * is odd in a turn and even between turns; who stops a turn claims that very number
 * first.
 *
 * @author Switchable Runtimes for Spring
 */
final class IsolateTurn {

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final AtomicLong number = new AtomicLong();

	private volatile long claimed = -1;

	private long started;

	private long allocatedBefore;

	private @Nullable Invocation owner;

	private @Nullable Thread thread;

	private volatile @Nullable Sample sample;

	long begin(@Nullable Invocation invocation) {
		this.owner = invocation;
		this.started = System.nanoTime();
		this.allocatedBefore = threads.getCurrentThreadAllocatedBytes();
		this.thread = Thread.currentThread();
		long current = this.number.get() + 1;
		this.number.lazySet(current);
		return current;
	}

	void end(long current) {
		Invocation invocation = this.owner;
		long elapsed = System.nanoTime() - this.started;
		this.number.set(current + 1);
		this.owner = null;
		this.thread = null;
		if (invocation != null) {
			Sample first = this.sample;
			// A turn too short for the watchdog is charged by the wall clock: reading a
			// thread's
			// processor time costs more than such a turn may be wrong
			long cpu = (first != null && first.number() == current)
					? first.elapsed() + Math.max(0, threads.getCurrentThreadCpuTime() - first.cpu()) : elapsed;
			invocation.charge(cpu, Math.max(0, threads.getCurrentThreadAllocatedBytes() - this.allocatedBefore));
		}
	}

	boolean isOfAnotherThread() {
		Thread current = thread();
		return current != null && !current.equals(Thread.currentThread());
	}

	long number() {
		return this.number.get();
	}

	long started() {
		return this.started;
	}

	@Nullable Thread thread() {
		return ((this.number.get() & 1) == 1) ? this.thread : null;
	}

	@Nullable Invocation owner() {
		return this.owner;
	}

	long allocatedBefore() {
		return this.allocatedBefore;
	}

	@Nullable Sample sample() {
		return this.sample;
	}

	void sample(Sample taken) {
		this.sample = taken;
	}

	boolean claim(long seen) {
		if (this.claimed == seen) {
			return false;
		}
		this.claimed = seen;
		return this.number.get() == seen;
	}

	boolean isStopping() {
		return this.claimed == this.number.get();
	}

	/**
	 * The first look at a turn.
	 *
	 * @param number the turn
	 * @param elapsed how long the turn took until then
	 * @param cpu the processor time of its thread
	 * @param survived the use of the heap without its youngest part
	 */
	record Sample(long number, long elapsed, long cpu, long survived) {

	}

}
