package dev.springnext.runtime.edge.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The loop of an isolate: one that is made before its loop is known keeps its turns until
 * it is pinned.
 *
 * @author Switchable Runtimes for Spring
 */
final class PinnedLoop implements EventLoop {

	private volatile @Nullable EventLoop loop;

	private final List<Runnable> waiting = new ArrayList<>();

	private PinnedLoop(@Nullable EventLoop loop) {
		this.loop = loop;
	}

	static PinnedLoop to(EventLoop loop) {
		return new PinnedLoop(loop);
	}

	/**
	 * A loop that is yet to be pinned.
	 * @return the loop
	 */
	static PinnedLoop open() {
		return new PinnedLoop(null);
	}

	void pin(EventLoop to) {
		synchronized (this.waiting) {
			this.loop = to;
			this.waiting.forEach(Runnable::run);
			this.waiting.clear();
		}
	}

	@Override
	public void execute(Runnable turn) {
		execute(null, turn);
	}

	@Override
	public Runnable schedule(Runnable turn, Duration delay) {
		return schedule(null, turn, delay);
	}

	@Override
	public void execute(@Nullable Invocation owner, Runnable turn) {
		EventLoop pinned = this.loop;
		if (pinned != null) {
			pinned.execute(owner, turn);
			return;
		}
		synchronized (this.waiting) {
			pinned = this.loop;
			if (pinned == null) {
				this.waiting.add(() -> execute(owner, turn));
				return;
			}
		}
		pinned.execute(owner, turn);
	}

	@Override
	public Runnable schedule(@Nullable Invocation owner, Runnable turn, Duration delay) {
		EventLoop pinned = this.loop;
		if (pinned != null) {
			return pinned.schedule(owner, turn, delay);
		}
		Runnable[] cancel = new Runnable[1];
		Runnable start = () -> cancel[0] = schedule(owner, turn, delay);
		synchronized (this.waiting) {
			pinned = this.loop;
			if (pinned == null) {
				this.waiting.add(start);
				return () -> {
					synchronized (this.waiting) {
						if (!this.waiting.remove(start)) {
							cancel[0].run();
						}
					}
				};
			}
		}
		return pinned.schedule(owner, turn, delay);
	}

	@Override
	public boolean isCurrent() {
		EventLoop pinned = this.loop;
		return pinned != null && pinned.isCurrent();
	}

	@Override
	public void abandonTurn() {
		EventLoop pinned = this.loop;
		if (pinned != null) {
			pinned.abandonTurn();
		}
	}

}
