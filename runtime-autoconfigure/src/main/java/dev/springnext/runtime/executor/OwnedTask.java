package dev.springnext.runtime.executor;

import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * A task that can be taken back while it waits.
 *
 * @author Switchable Runtimes for Spring
 */
final class OwnedTask implements EdgeTask, Disposable {

	private final @Nullable EdgeInvocation owner;

	private final Runnable work;

	private final Disposable.@Nullable Composite parent;

	private final boolean repeats;

	private volatile boolean disposed;

	private volatile @Nullable Future<?> timer;

	OwnedTask(@Nullable EdgeInvocation owner, Runnable work, Disposable.@Nullable Composite parent, boolean repeats) {
		this.owner = owner;
		this.work = work;
		this.parent = parent;
		this.repeats = repeats;
	}

	static EdgeTask cleanUp(EdgeInvocation owner, Runnable work) {
		return new CleanUp(owner, work);
	}

	@Override
	public void run() {
		if (this.disposed) {
			return;
		}
		try {
			this.work.run();
		}
		finally {
			if (!this.repeats) {
				dispose();
			}
		}
	}

	@Override
	public @Nullable EdgeInvocation owner() {
		return this.owner;
	}

	void timedBy(Future<?> timer) {
		this.timer = timer;
		if (this.disposed) {
			timer.cancel(false);
		}
	}

	@Override
	public void dispose() {
		this.disposed = true;
		Future<?> current = this.timer;
		if (current != null) {
			current.cancel(false);
		}
		if (this.parent != null) {
			this.parent.remove(this);
		}
	}

	@Override
	public boolean isDisposed() {
		return this.disposed;
	}

	static Disposable.Composite group() {
		return Disposables.composite();
	}

	private record CleanUp(EdgeInvocation owner, Runnable work) implements EdgeTask {

		@Override
		public void run() {
			this.work.run();
		}

		@Override
		public boolean cleansUp() {
			return true;
		}

	}

}
