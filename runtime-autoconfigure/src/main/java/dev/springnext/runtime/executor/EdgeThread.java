package dev.springnext.runtime.executor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.NonBlocking;

import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeContextCarrier;

/**
 * Carries an edge loop, turn by turn, until the watchdog gives it up for keeping a turn
 * too long; the loop goes on with another thread then.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeThread extends Thread implements NonBlocking, RuntimeContextCarrier {

	private static final Log logger = LogFactory.getLog(EdgeThread.class);

	private static final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private static final boolean measuresCpu = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();

	// A shorter turn is charged by the wall clock: reading a thread's processor time
	// costs
	// more than such a turn may be wrong
	private static final long EXACT_FROM_NANOS = 1_000_000;

	static final long GIVEN_UP = -1;

	private final EdgeLoop loop;

	// Odd in a turn, even between turns: the watchdog's claim on a turn and the end of
	// that
	// turn are one compare-and-set, so that a thread is given up for the turn that was
	// seen, or not at all. Publishes task and started.
	private final AtomicLong turn = new AtomicLong();

	private @Nullable EdgeTask task;

	private long started;

	// Of the thread itself: only its own code asks
	private @Nullable RuntimeContext running;

	private volatile @Nullable CpuSample sample;

	EdgeThread(EdgeLoop loop, String name) {
		super(null, null, name, 0, false);
		this.loop = loop;
		setDaemon(true);
	}

	@Override
	public void run() {
		long sequence = 0;
		long now = System.nanoTime();
		EdgeTask next = this.loop.poll();
		while (true) {
			if (next == null) {
				next = this.loop.await();
				if (next == null) {
					return;
				}
				now = System.nanoTime();
			}
			this.task = next;
			this.started = now;
			this.turn.lazySet(++sequence);
			runTurn(next);
			now = System.nanoTime();
			EdgeInvocation owner = next.owner();
			if (owner != null) {
				owner.charge(cpuTime(sequence, now));
			}
			if (!this.turn.compareAndSet(sequence, ++sequence)) {
				this.loop.released(this);
				return;
			}
			next = this.loop.poll();
		}
	}

	private void runTurn(EdgeTask next) {
		EdgeInvocation owner = next.owner();
		if (owner != null && owner.isGivenUp() && !next.cleansUp()) {
			return;
		}
		this.running = owner;
		try {
			next.run();
		}
		catch (Throwable ex) {
			// Reactor routes the errors of publishers: what arrives here has no receiver,
			// and
			// must not end the loop
			logger.error("Task failed on " + getName() + ((owner != null) ? " for " + owner.route().describe() : ""),
					ex);
		}
		finally {
			this.running = null;
		}
	}

	@Override
	public @Nullable RuntimeContext runtimeContext() {
		return this.running;
	}

	EdgeLoop loop() {
		return this.loop;
	}

	/**
	 * What the thread is doing, as seen from the watchdog.
	 * @return the turn, or {@code null} between turns
	 */
	@Nullable Turn current() {
		long number = this.turn.get();
		if ((number & 1) == 0 || number == GIVEN_UP) {
			return null;
		}
		Turn seen = new Turn(number, this.started, this.task);
		return (this.turn.get() == number) ? seen : null;
	}

	boolean giveUp(Turn seen) {
		return this.turn.compareAndSet(seen.number(), GIVEN_UP);
	}

	/**
	 * The processor time of a turn that goes on.
	 * @param seen the turn
	 * @param now the time
	 * @return nanoseconds, exact from the watchdog's first look at the turn on
	 */
	long cpuTime(Turn seen, long now) {
		CpuSample last = this.sample;
		long cpu = (measuresCpu) ? threads.getThreadCpuTime(threadId(this)) : -1;
		if (cpu < 0) {
			return now - seen.started();
		}
		if (last == null || last.turn() != seen.number()) {
			this.sample = new CpuSample(seen.number(), now - seen.started(), cpu);
			return now - seen.started();
		}
		return last.before() + cpu - last.cpu();
	}

	private long cpuTime(long number, long now) {
		long elapsed = now - this.started;
		CpuSample last = this.sample;
		if (elapsed < EXACT_FROM_NANOS || last == null || last.turn() != number) {
			return elapsed;
		}
		return Math.min(elapsed, last.before() + threads.getCurrentThreadCpuTime() - last.cpu());
	}

	@SuppressWarnings("deprecation") // threadId() is there from JDK 19 on
	private static long threadId(Thread thread) {
		return thread.getId();
	}

	/**
	 * A turn that goes on.
	 *
	 * @param number the number of the turn
	 * @param started when it began
	 * @param task what runs
	 */
	record Turn(long number, long started, @Nullable EdgeTask task) {

	}

	private record CpuSample(long turn, long before, long cpu) {

	}

}
