package dev.springnext.runtime.edge.webapi.timers;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * The timers of one isolate that wait.
 *
 * @author Switchable Runtimes for Spring
 */
final class Timers {

	// With how many timers a look is taken for those that will never fire
	private static final int SWEEP = 256;

	private final Isolate isolate;

	private final Map<Integer, Timer> active = new HashMap<>();

	private int sweepAt = SWEEP;

	private @Nullable Value fire;

	Timers(Isolate isolate) {
		this.isolate = isolate;
	}

	@Nullable Object listen(Value... arguments) {
		if (this.fire == null) {
			this.fire = arguments[0];
		}
		return null;
	}

	@Nullable Object schedule(Value... arguments) {
		if (this.active.size() >= this.sweepAt) {
			sweep();
		}
		int id = arguments[0].asInt();
		Timer timer = new Timer(arguments[2], this.isolate.current());
		this.active.put(id, timer);
		timer.cancellation = this.isolate.postLater(() -> fire(id, timer), Duration.ofMillis(arguments[1].asInt()));
		return null;
	}

	private void fire(int id, Timer timer) {
		Value target = this.fire;
		if (target == null) {
			throw GuestError.error("Timers are not ready");
		}
		timer.cancellation = null;
		try {
			target.executeVoid(timer.guest);
		}
		finally {
			// Not scheduled again
			if (timer.cancellation == null) {
				this.active.remove(id, timer);
			}
		}
	}

	@Nullable Object repeat(Value... arguments) {
		int id = arguments[0].asInt();
		Timer timer = this.active.get(id);
		if (timer != null) {
			timer.cancellation = this.isolate.postLater(() -> fire(id, timer), Duration.ofMillis(arguments[1].asInt()));
		}
		return null;
	}

	@Nullable Object cancel(Value... arguments) {
		Timer timer = this.active.remove(arguments[0].asInt());
		if (timer != null) {
			timer.cancel();
		}
		return null;
	}

	// An invocation that was ended has no turns any more
	private void sweep() {
		this.active.values().removeIf((timer) -> {
			boolean gone = timer.owner != null && timer.owner.isEnded();
			if (gone) {
				timer.cancel();
			}
			return gone;
		});
		this.sweepAt = Math.max(SWEEP, 2 * this.active.size());
	}

	void close() {
		this.active.values().forEach(Timer::cancel);
		this.active.clear();
	}

	private static final class Timer {

		private final Value guest;

		private final @Nullable Invocation owner;

		private @Nullable Runnable cancellation;

		private Timer(Value guest, @Nullable Invocation owner) {
			this.guest = guest;
			this.owner = owner;
		}

		private void cancel() {
			if (this.cancellation != null) {
				this.cancellation.run();
			}
		}

	}

}
