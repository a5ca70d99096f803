package dev.springnext.runtime.edge.function;

import java.time.Duration;

/**
 * How many isolates a bundle has, and for how long.
 *
 * @param minimum how many are kept warm without work, from 0 on
 * @param maximum how many there may be, from 1 on; requests share them beyond that
 * @param idle after which time without work an isolate beyond the minimum is closed
 * @param maxAge after which time an isolate is replaced
 * @param maxRequests after how many requests an isolate is replaced, 0 for never
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record PoolSettings(int minimum, int maximum, Duration idle, Duration maxAge, long maxRequests) {

	private static final String PREFIX = "'spring.next.edge.javascript.isolates.";

	/**
	 * One warm isolate, at most eight, closed after five minutes without work, replaced
	 * after an hour.
	 */
	public static final PoolSettings DEFAULTS = new PoolSettings(1, 8, Duration.ofMinutes(5), Duration.ofHours(1), 0);

	private static final Duration FOR_GOOD = Duration.ofDays(36_500);

	/**
	 * One isolate, as long as nothing is wrong with it.
	 */
	static final PoolSettings ONE_FOR_GOOD = new PoolSettings(1, 1, FOR_GOOD, FOR_GOOD, 0);

	public PoolSettings {
		check(minimum >= 0, "minimum' must not be negative, but is " + minimum);
		check(maximum >= 1, "maximum' must be 1 or more, not " + maximum);
		check(maximum >= minimum, "maximum' (" + maximum + ") must not be less than the minimum (" + minimum + ")");
		check(idle.toMillis() > 0, "idle' must be 1ms or more, not " + idle);
		check(maxAge.toMillis() > 0, "max-age' must be 1ms or more, not " + maxAge);
		check(maxRequests >= 0, "max-requests' must not be negative, but is " + maxRequests);
	}

	private static void check(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(PREFIX + message);
		}
	}

}
