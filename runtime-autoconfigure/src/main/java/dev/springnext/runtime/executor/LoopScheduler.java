package dev.springnext.runtime.executor;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;

/**
 * One edge loop as a Reactor scheduler, on behalf of an invocation if there is one.
 *
 * @author Switchable Runtimes for Spring
 */
final class LoopScheduler implements Scheduler {

	private final EdgeLoop loop;

	private final @Nullable EdgeInvocation owner;

	LoopScheduler(EdgeLoop loop, @Nullable EdgeInvocation owner) {
		this.loop = loop;
		this.owner = owner;
	}

	@Override
	public Disposable schedule(Runnable work) {
		return schedule(work, null);
	}

	@Override
	public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
		return schedule(work, delay, unit, null);
	}

	@Override
	public Disposable schedulePeriodically(Runnable work, long initialDelay, long period, TimeUnit unit) {
		return schedulePeriodically(work, initialDelay, period, unit, null);
	}

	@Override
	public Worker createWorker() {
		return new LoopWorker(this);
	}

	@Override
	public boolean isDisposed() {
		return this.loop.scheduler().isDisposed();
	}

	Disposable schedule(Runnable work, Disposable.@Nullable Composite group) {
		OwnedTask task = task(work, group, false);
		execute(task);
		return task;
	}

	Disposable schedule(Runnable work, long delay, TimeUnit unit, Disposable.@Nullable Composite group) {
		if (delay <= 0) {
			return schedule(work, group);
		}
		OwnedTask task = task(work, group, false);
		task.timedBy(this.loop.scheduler().timers().schedule(() -> due(task), delay, unit));
		return task;
	}

	Disposable schedulePeriodically(Runnable work, long initialDelay, long period, TimeUnit unit,
			Disposable.@Nullable Composite group) {
		OwnedTask task = task(work, group, true);
		task.timedBy(this.loop.scheduler()
			.timers()
			.scheduleAtFixedRate(() -> due(task), Math.max(initialDelay, 0), period, unit));
		return task;
	}

	private OwnedTask task(Runnable work, Disposable.@Nullable Composite group, boolean repeats) {
		if (isDisposed() || (group != null && group.isDisposed())) {
			throw Exceptions.failWithRejected();
		}
		OwnedTask task = new OwnedTask(this.owner, work, group, repeats);
		if (group != null) {
			group.add(task);
		}
		return task;
	}

	private void due(OwnedTask task) {
		try {
			this.loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// A timer has no caller to refuse: its invocation fails, or would wait for
			// ever
			EdgeInvocation invocation = this.owner;
			if (invocation != null) {
				invocation.overloaded();
			}
		}
	}

	private void execute(OwnedTask task) {
		try {
			this.loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.dispose();
			throw Exceptions.failWithRejected(ex);
		}
	}

	private record LoopWorker(LoopScheduler parent, Disposable.Composite group) implements Worker {

		LoopWorker(LoopScheduler parent) {
			this(parent, OwnedTask.group());
		}

		@Override
		public Disposable schedule(Runnable work) {
			return this.parent.schedule(work, this.group);
		}

		@Override
		public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
			return this.parent.schedule(work, delay, unit, this.group);
		}

		@Override
		public Disposable schedulePeriodically(Runnable work, long initialDelay, long period, TimeUnit unit) {
			return this.parent.schedulePeriodically(work, initialDelay, period, unit, this.group);
		}

		@Override
		public void dispose() {
			this.group.dispose();
		}

		@Override
		public boolean isDisposed() {
			return this.group.isDisposed();
		}

	}

}
