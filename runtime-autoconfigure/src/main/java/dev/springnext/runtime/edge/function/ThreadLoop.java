package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.EventLoop;

/**
 * A loop with a thread of its own, for functions that are called without a server.
 *
 * @author Switchable Runtimes for Spring
 */
final class ThreadLoop implements EventLoop, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ThreadLoop.class);

	private static final int CAPACITY = 16_384;

	private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);

	private final ScheduledExecutorService timers;

	private final String name;

	private volatile Thread carrier;

	private volatile boolean closed;

	ThreadLoop(String name, ScheduledExecutorService timers) {
		this.name = name;
		this.timers = timers;
		this.carrier = carry();
	}

	private Thread carry() {
		Thread thread = new Thread(this::run, this.name);
		thread.setDaemon(true);
		this.carrier = thread;
		thread.start();
		return thread;
	}

	private void run() {
		while (!this.closed && Thread.currentThread().equals(this.carrier)) {
			try {
				this.queue.take().run();
			}
			catch (InterruptedException ex) {
				// Guest code was interrupted, not the loop; closing is seen above
				continue;
			}
			catch (Throwable ex) {
				logger.error("A turn failed on {}", this.name, ex);
			}
		}
	}

	@Override
	public void execute(Runnable turn) {
		if (this.closed || !this.queue.offer(turn)) {
			throw new RejectedExecutionException(
					this.name + ((this.closed) ? " is closed" : " is full: " + CAPACITY + " turns wait"));
		}
	}

	@Override
	public Runnable schedule(Runnable turn, Duration delay) {
		if (delay.isZero()) {
			execute(turn);
			return () -> this.queue.remove(turn);
		}
		ScheduledFuture<?> timer = this.timers.schedule(() -> execute(turn), delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> {
			timer.cancel(false);
			this.queue.remove(turn);
		};
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread().equals(this.carrier);
	}

	@Override
	public void abandonTurn() {
		carry();
	}

	@Override
	public void close() {
		this.closed = true;
		this.carrier.interrupt();
	}

}
