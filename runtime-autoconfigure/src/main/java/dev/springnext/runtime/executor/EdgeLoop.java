package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.util.concurrent.Queues;

/**
 * One lane of the edge scheduler: a queue of turns, run one after the other by the thread
 * that carries the lane at the time. Invocations stay on the lane that took them.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeLoop implements EdgeLane {

	// Every so many turns a new invocation goes first, so that busy ones don't keep it
	// out
	private static final int FAIRNESS = 16;

	private final EdgeScheduler scheduler;

	private final int number;

	private final int capacity;

	private final Queue<EdgeTask> queue = Queues.<EdgeTask>unboundedMultiproducer().get();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicBoolean parked = new AtomicBoolean();

	private int turns;

	private int carriers;

	private volatile @Nullable EdgeThread carrier;

	EdgeLoop(EdgeScheduler scheduler, int number, int capacity) {
		this.scheduler = scheduler;
		this.number = number;
		this.capacity = capacity;
	}

	/**
	 * Puts a thread on the lane, the first one or one in place of a given-up one.
	 */
	void carry() {
		this.carriers++;
		EdgeThread thread = new EdgeThread(this,
				"edge-" + this.number + ((this.carriers > 1) ? "-" + this.carriers : ""));
		this.carrier = thread;
		thread.start();
	}

	@Nullable EdgeThread carrier() {
		return this.carrier;
	}

	void execute(EdgeTask task) {
		if (this.size.incrementAndGet() > this.capacity && !task.cleansUp()) {
			this.size.decrementAndGet();
			throw new RejectedExecutionException("The queue of edge-" + this.number + " is full: " + this.capacity
					+ " turns wait (spring.next.edge.queue-capacity times " + EdgeScheduler.TURNS_PER_INVOCATION + ")");
		}
		this.queue.add(task);
		wake();
	}

	boolean wake() {
		if (this.parked.get() && this.parked.compareAndSet(true, false)) {
			LockSupport.unpark(this.carrier);
			return true;
		}
		return false;
	}

	@Nullable EdgeTask poll() {
		if (++this.turns % FAIRNESS == 0) {
			EdgeTask waiting = this.scheduler.takeWaiting();
			return (waiting != null) ? waiting : pollOwn();
		}
		EdgeTask own = pollOwn();
		return (own != null) ? own : this.scheduler.takeWaiting();
	}

	private @Nullable EdgeTask pollOwn() {
		EdgeTask own = this.queue.poll();
		if (own != null) {
			this.size.decrementAndGet();
		}
		return own;
	}

	/**
	 * Waits for the next turn.
	 * @return the turn, or {@code null} when the scheduler was disposed of
	 */
	@Nullable EdgeTask await() {
		while (true) {
			this.parked.set(true);
			EdgeTask next = poll();
			if (next != null || this.scheduler.isDisposed()) {
				this.parked.set(false);
				return next;
			}
			LockSupport.park(this);
			// A task may have left its thread interrupted, which would keep it from
			// parking
			Thread.interrupted();
			this.parked.set(false);
			next = poll();
			if (next != null) {
				return next;
			}
		}
	}

	void released(EdgeThread thread) {
		this.scheduler.released(thread);
	}

	EdgeScheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void execute(@Nullable EdgeInvocation owner, Runnable task) {
		execute(new OwnedTask(owner, task, null, false));
	}

	@Override
	public Disposable schedule(@Nullable EdgeInvocation owner, Runnable task, Duration delay) {
		return new LoopScheduler(this, owner).schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public String name() {
		return "edge-" + this.number;
	}

	/**
	 * Whether a turn of the invocation keeps the lane, so that nothing else of it can
	 * run.
	 * @param invocation the invocation
	 * @return {@code true} in such a turn
	 */
	boolean isKeptBy(EdgeInvocation invocation) {
		EdgeThread thread = this.carrier;
		EdgeThread.Turn turn = (thread != null) ? thread.current() : null;
		return turn != null && turn.task() != null && turn.task().owner() == invocation;
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() instanceof EdgeThread thread && thread.loop() == this;
	}

}
