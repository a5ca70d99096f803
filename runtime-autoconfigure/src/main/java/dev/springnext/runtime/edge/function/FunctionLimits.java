package dev.springnext.runtime.edge.function;

import java.time.Duration;

/**
 * What one call of a function may use when no server sets its budgets.
 *
 * @param cpuTime processor time
 * @param memory bytes of memory that it may hold
 * @param duration time until the head of the response is there, and for each piece of
 * work that outlives it
 * @param subRequests number of outbound requests
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record FunctionLimits(Duration cpuTime, long memory, Duration duration, int subRequests) {

	/**
	 * Five seconds of processor time, 128 MiB, 300 seconds, 50 requests.
	 */
	public static final FunctionLimits DEFAULTS = new FunctionLimits(Duration.ofSeconds(5), 128L << 20,
			Duration.ofSeconds(300), 50);

}
