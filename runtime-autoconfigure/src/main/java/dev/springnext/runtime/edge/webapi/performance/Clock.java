package dev.springnext.runtime.edge.webapi.performance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A monotonic clock that ticks in steps too coarse to time the processor's caches.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/hr-time/#dfn-coarsen-time">High Resolution Time,
 * coarsen time</a>
 */
final class Clock {

	private static final long STEP_NANOS = 5_000;

	private static final double NANOS_PER_MILLI = 1_000_000;

	private final long started;

	private final double timeOrigin;

	private Clock(long started, double timeOrigin) {
		this.started = started;
		this.timeOrigin = timeOrigin;
	}

	static Clock startingNow() {
		// One step in the past, so that no time is 0
		long started = System.nanoTime() - STEP_NANOS;
		return new Clock(started, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) / 1000.0);
	}

	/**
	 * The time.
	 * @return milliseconds since the clock started
	 */
	double now() {
		long elapsed = System.nanoTime() - this.started;
		return (elapsed - elapsed % STEP_NANOS) / NANOS_PER_MILLI;
	}

	/**
	 * When the clock started.
	 * @return milliseconds since 1970
	 */
	double timeOrigin() {
		return this.timeOrigin;
	}

}
