package dev.springnext.runtime.edge.testing;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.EventLoop;

/**
 * A loop whose turns run in the thread of the test that made it, and when the test says
 * so. Any thread may add turns.
 */
public final class TurnLoop implements EventLoop {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration GLANCE = Duration.ofMillis(10);

	private final DelayQueue<Turn> turns = new DelayQueue<>();

	private final AtomicLong order = new AtomicLong();

	private final Thread thread = Thread.currentThread();

	@Override
	public void execute(Runnable work) {
		add(work, Duration.ZERO, false);
	}

	@Override
	public Runnable schedule(Runnable work, Duration delay) {
		Turn turn = add(work, delay, true);
		return () -> this.turns.remove(turn);
	}

	private Turn add(Runnable work, Duration delay, boolean timer) {
		Turn turn = new Turn(System.nanoTime() + delay.toNanos(), this.order.getAndIncrement(), timer, work);
		this.turns.add(turn);
		return turn;
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	/**
	 * Runs the turns that are due, and those that they add at once.
	 */
	public void runDue() {
		Turn turn = this.turns.poll();
		while (turn != null) {
			turn.work().run();
			turn = this.turns.poll();
		}
	}

	/**
	 * Runs all turns, those of timers when they are due, until there are none left.
	 */
	public void runAll() {
		until(this.turns::isEmpty);
	}

	/**
	 * Runs turns until a condition is met.
	 * @param condition what is waited for; other threads may bring it about
	 */
	public void until(BooleanSupplier condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Nothing happened in time, with " + this.turns.size() + " turns left");
			}
			runNext(GLANCE);
		}
	}

	/**
	 * Runs one turn.
	 * @param patience how long to wait for it
	 */
	public void runNext(Duration patience) {
		Turn turn = next(patience);
		if (turn != null) {
			turn.work().run();
		}
	}

	private @Nullable Turn next(Duration patience) {
		try {
			return this.turns.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a turn", ex);
		}
	}

	/**
	 * How many timers wait.
	 * @return their number, without turns that were to run at once
	 */
	public int timers() {
		return (int) this.turns.stream().filter(Turn::timer).count();
	}

	private record Turn(long at, long order, boolean timer, Runnable work) implements Delayed {

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(this.at - System.nanoTime(), TimeUnit.NANOSECONDS);
		}

		@Override
		public int compareTo(Delayed other) {
			Turn turn = (Turn) other;
			int byTime = Long.compare(this.at - turn.at, 0);
			return (byTime != 0) ? byTime : Long.compare(this.order, turn.order);
		}

	}

}
