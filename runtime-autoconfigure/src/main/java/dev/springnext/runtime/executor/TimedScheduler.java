package dev.springnext.runtime.executor;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The executor of blocking handlers as a Reactor scheduler that keeps time: Reactor's
 * timer, whose threads must not block, hands tasks to the executor when they are due.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class TimedScheduler implements Scheduler {

	private final Scheduler tasks;

	/**
	 * Creates the scheduler.
	 * @param executor runs the tasks
	 */
	public TimedScheduler(Executor executor) {
		this.tasks = Schedulers.fromExecutor(executor);
	}

	@Override
	public Disposable schedule(Runnable task) {
		return this.tasks.schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		Disposable.Swap handle = Disposables.swap();
		handle.update(Schedulers.parallel().schedule(() -> handle.update(this.tasks.schedule(task)), delay, unit));
		return handle;
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return Schedulers.parallel().schedulePeriodically(() -> this.tasks.schedule(task), initialDelay, period, unit);
	}

	@Override
	public Worker createWorker() {
		return new TimedWorker(this.tasks.createWorker(), Disposables.composite());
	}

	@Override
	public boolean isDisposed() {
		return this.tasks.isDisposed();
	}

	private record TimedWorker(Worker tasks, Disposable.Composite timers) implements Worker {

		@Override
		public Disposable schedule(Runnable task) {
			return this.tasks.schedule(task);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			Disposable timer = Schedulers.parallel().schedule(() -> this.tasks.schedule(task), delay, unit);
			this.timers.add(timer);
			return timer;
		}

		@Override
		public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
			Disposable timer = Schedulers.parallel()
				.schedulePeriodically(() -> this.tasks.schedule(task), initialDelay, period, unit);
			this.timers.add(timer);
			return timer;
		}

		@Override
		public void dispose() {
			this.timers.dispose();
			this.tasks.dispose();
		}

		@Override
		public boolean isDisposed() {
			return this.tasks.isDisposed();
		}

	}

}
