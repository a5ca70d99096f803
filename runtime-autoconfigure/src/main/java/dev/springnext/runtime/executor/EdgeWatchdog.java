package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the loops every few milliseconds: reports tasks that keep a loop, gives their
 * threads up, and ends invocations that are over their budgets.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeWatchdog extends Thread {

	private static final Log logger = LogFactory.getLog(EdgeWatchdog.class);

	private static final long BUSY_NANOS = Duration.ofMillis(5).toNanos();

	private static final long IDLE_NANOS = Duration.ofMillis(50).toNanos();

	// Where this thread itself is woken so much too late, the loops had no processor
	// either:
	// the JVM was paused, or the machine is overloaded
	private static final long STALL_NANOS = Duration.ofMillis(50).toNanos();

	// Walking over all invocations costs more than looking at the loops
	private static final int BUDGETS_EVERY = 4;

	private final EdgeScheduler scheduler;

	private final EdgeSettings settings;

	private final EdgeObserver observer;

	private final Map<EdgeThread, Watched> watched = new ConcurrentHashMap<>();

	private final AtomicLong hogs = new AtomicLong();

	private final AtomicLong quarantines = new AtomicLong();

	private volatile boolean ended;

	EdgeWatchdog(EdgeScheduler scheduler, EdgeSettings settings, EdgeObserver observer) {
		super("edge-watchdog");
		this.scheduler = scheduler;
		this.settings = settings;
		this.observer = observer;
		setDaemon(true);
		setPriority(Thread.MAX_PRIORITY);
	}

	@Override
	public void run() {
		for (int tick = 0; !this.ended; tick++) {
			try {
				boolean busy = look(System.nanoTime(), tick % BUDGETS_EVERY == 0);
				long pause = (busy) ? BUSY_NANOS : IDLE_NANOS;
				long before = System.nanoTime();
				LockSupport.parkNanos(this, pause);
				long now = System.nanoTime();
				if (now - before - pause > STALL_NANOS) {
					excuse(now, now - before - pause);
				}
			}
			catch (RuntimeException ex) {
				logger.error("The edge watchdog failed to look at a loop", ex);
			}
		}
	}

	private boolean look(long now, boolean budgets) {
		boolean busy = !this.scheduler.active().isEmpty();
		for (EdgeLoop loop : this.scheduler.loops()) {
			EdgeThread thread = loop.carrier();
			EdgeThread.Turn turn = (thread != null) ? thread.current() : null;
			if (thread != null && turn != null) {
				busy = true;
				look(thread, turn, now);
			}
		}
		if (budgets) {
			this.scheduler.active().forEach((invocation) -> invocation.check(now));
		}
		return busy;
	}

	private void excuse(long now, long stall) {
		for (EdgeLoop loop : this.scheduler.loops()) {
			EdgeThread thread = loop.carrier();
			EdgeThread.Turn turn = (thread != null) ? thread.current() : null;
			if (thread != null && turn != null) {
				watched(thread, turn).stalled += Math.min(stall, now - turn.started());
			}
		}
	}

	private Watched watched(EdgeThread thread, EdgeThread.Turn turn) {
		Watched known = this.watched.get(thread);
		if (known == null || known.turn != turn.number()) {
			known = new Watched(turn.number());
			this.watched.put(thread, known);
		}
		return known;
	}

	private void look(EdgeThread thread, EdgeThread.Turn turn, long now) {
		EdgeInvocation owner = (turn.task() != null) ? turn.task().owner() : null;
		Watched known = watched(thread, turn);
		long elapsed = now - turn.started() - known.stalled;
		if (owner != null && elapsed > BUSY_NANOS / 2) {
			owner.checkCpu(thread.cpuTime(turn, now));
		}
		if (elapsed >= this.settings.hogAfter().toNanos() && !known.reported) {
			known.reported = true;
			report(thread, owner, elapsed);
		}
		if (elapsed >= this.settings.quarantineAfter().toNanos()) {
			giveUp(thread, turn, owner);
		}
	}

	private void report(EdgeThread thread, @Nullable EdgeInvocation owner, long elapsed) {
		this.hogs.incrementAndGet();
		this.observer.watchdog(EdgeObserver.WatchdogEvent.HOG);
		logger.warn(describe(owner) + " has kept " + thread.getName() + " for " + elapsed / 1_000_000
				+ " ms without a break. It stands at:" + stack(thread));
	}

	private void giveUp(EdgeThread thread, EdgeThread.Turn turn, @Nullable EdgeInvocation owner) {
		boolean full = this.scheduler.isQuarantineFull();
		boolean replaced = !full && this.scheduler.quarantine(thread, turn);
		if (!full && !replaced) {
			// The turn has ended in the meantime
			return;
		}
		boolean news = owner != null && owner.giveUp(this.settings.quarantineAfter());
		if (replaced) {
			this.quarantines.incrementAndGet();
			this.watched.remove(thread);
			this.observer.watchdog(EdgeObserver.WatchdogEvent.QUARANTINE);
			logger.error(describe(owner) + " has kept " + thread.getName() + " for more than "
					+ this.settings.quarantineAfter() + ": the thread is given up, another one takes the loop over. "
					+ "It stands at:" + stack(thread));
			// The turn may be in a loop that heeds interruption
			thread.interrupt();
		}
		else if (news) {
			logger.error(describe(owner) + " keeps " + thread.getName() + ", and " + this.settings.maxQuarantined()
					+ " threads are given up already "
					+ "(spring.next.edge.watchdog.max-quarantined): the loop is lost until it returns");
		}
	}

	void released(EdgeThread thread) {
		this.watched.remove(thread);
		this.observer.watchdog(EdgeObserver.WatchdogEvent.RELEASE);
		logger.info("The thread " + thread.getName() + ", which was given up, has come back and ended");
	}

	long hogs() {
		return this.hogs.get();
	}

	long quarantines() {
		return this.quarantines.get();
	}

	void end() {
		this.ended = true;
		LockSupport.unpark(this);
	}

	private static String describe(@Nullable EdgeInvocation owner) {
		return (owner != null) ? "Route " + owner.route().describe() + " (" + owner.route().handler() + ")"
				: "A task of no route";
	}

	private static String stack(Thread thread) {
		return Arrays.stream(thread.getStackTrace())
			.map((frame) -> "\n\tat " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
					+ ":" + frame.getLineNumber() + ")")
			.collect(Collectors.joining());
	}

	// What is known of a turn; of this thread only
	private static final class Watched {

		private final long turn;

		private long stalled;

		private boolean reported;

		Watched(long turn) {
			this.turn = turn;
		}

	}

}
