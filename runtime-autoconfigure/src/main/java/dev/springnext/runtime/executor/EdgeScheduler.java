package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * The restricted executor: a few loops, on non-blocking threads named {@code edge-1},
 * {@code edge-2} and so on, that share one bounded queue of invocations. A loop that is
 * free takes the next invocation, and keeps it until it ends; so an invocation that hogs
 * its loop holds up only those that the loop had taken before, until the watchdog puts
 * another thread on the loop.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeScheduler implements Scheduler {

	/**
	 * How many turns may wait on one loop for each invocation that may wait for a loop.
	 */
	static final int TURNS_PER_INVOCATION = 16;

	private final EdgeSettings settings;

	private final EdgeObserver observer;

	private final List<EdgeLoop> loops;

	private final Queue<EdgeTask> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waitingSize = new AtomicInteger();

	private final Set<EdgeInvocation> active = ConcurrentHashMap.newKeySet();

	private final Set<EdgeThread> quarantined = ConcurrentHashMap.newKeySet();

	private final AtomicInteger next = new AtomicInteger();

	private final ScheduledThreadPoolExecutor timers;

	private final EdgeWatchdog watchdog;

	private volatile boolean disposed;

	/**
	 * Starts the loops and their watchdog.
	 * @param settings how to set them up
	 * @param observer who hears of what happens
	 */
	public EdgeScheduler(EdgeSettings settings, EdgeObserver observer) {
		this.settings = settings;
		this.observer = observer;
		int turns = (int) Math.min(Integer.MAX_VALUE, (long) settings.queueCapacity() * TURNS_PER_INVOCATION);
		this.loops = IntStream.rangeClosed(1, settings.loops())
			.mapToObj((number) -> new EdgeLoop(this, number, turns))
			.toList();
		this.timers = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "edge-timer");
			thread.setDaemon(true);
			return thread;
		});
		this.timers.setRemoveOnCancelPolicy(true);
		this.loops.forEach(EdgeLoop::carry);
		this.watchdog = new EdgeWatchdog(this, settings, observer);
		this.watchdog.start();
	}

	/**
	 * Lets an invocation wait for a loop.
	 * @param invocation the invocation
	 * @param task the first turn of the invocation
	 * @throws RuntimeOverloadedException if the queue is full
	 */
	void submit(EdgeInvocation invocation, EdgeTask task) {
		if (this.waitingSize.incrementAndGet() > this.settings.queueCapacity() || this.disposed) {
			this.waitingSize.decrementAndGet();
			this.observer.rejected(invocation.route());
			throw new RuntimeOverloadedException(invocation.route(), "spring.next.edge.queue-capacity",
					this.settings.queueCapacity());
		}
		this.active.add(invocation);
		this.waiting.add(task);
		for (EdgeLoop loop : this.loops) {
			if (loop.wake()) {
				return;
			}
		}
	}

	@Nullable EdgeTask takeWaiting() {
		EdgeTask task = this.waiting.poll();
		if (task != null) {
			this.waitingSize.decrementAndGet();
		}
		return task;
	}

	void ended(EdgeInvocation invocation, EdgeObserver.Outcome outcome, Duration elapsed, Duration cpuTime) {
		if (this.active.remove(invocation)) {
			this.observer.invocationEnded(invocation.route(), outcome, elapsed, cpuTime);
		}
	}

	boolean isQuarantineFull() {
		return this.quarantined.size() >= this.settings.maxQuarantined();
	}

	// False if the turn has ended
	boolean quarantine(EdgeThread thread, EdgeThread.Turn turn) {
		if (!thread.giveUp(turn)) {
			return false;
		}
		this.quarantined.add(thread);
		thread.loop().carry();
		return true;
	}

	void released(EdgeThread thread) {
		if (this.quarantined.remove(thread)) {
			this.watchdog.released(thread);
		}
	}

	ScheduledExecutorService timers() {
		return this.timers;
	}

	List<EdgeLoop> loops() {
		return this.loops;
	}

	Set<EdgeInvocation> active() {
		return this.active;
	}

	EdgeObserver observer() {
		return this.observer;
	}

	/**
	 * The settings of the loops.
	 * @return the settings
	 */
	public EdgeSettings settings() {
		return this.settings;
	}

	/**
	 * The figures of this moment.
	 * @return the live figures
	 */
	public EdgeFigures figures() {
		return new EdgeFigures(this.loops.size(), this.active.size(), Math.max(this.waitingSize.get(), 0),
				this.quarantined.size(), this.watchdog.hogs(), this.watchdog.quarantines());
	}

	@Override
	public Disposable schedule(Runnable task) {
		return any().schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return any().schedule(task, delay, unit);
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return any().schedulePeriodically(task, initialDelay, period, unit);
	}

	@Override
	public Worker createWorker() {
		return any().createWorker();
	}

	private Scheduler any() {
		if (Thread.currentThread() instanceof EdgeThread thread && thread.loop().scheduler() == this) {
			return new LoopScheduler(thread.loop(), null);
		}
		return new LoopScheduler(this.loops.get(Math.floorMod(this.next.getAndIncrement(), this.loops.size())), null);
	}

	@Override
	public boolean isDisposed() {
		return this.disposed;
	}

	/**
	 * Takes no more work and ends the loops when they have done what waits.
	 */
	@Override
	public void dispose() {
		this.disposed = true;
		this.timers.shutdownNow();
		this.watchdog.end();
		this.loops.forEach(EdgeLoop::wake);
	}

}
