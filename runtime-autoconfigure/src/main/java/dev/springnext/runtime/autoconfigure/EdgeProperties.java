package dev.springnext.runtime.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The edge runtime.
 *
 * @param loops number of event loops. Without it, one for each processor, and two at
 * least.
 * @param queueCapacity number of invocations that may wait for a loop; more get 503.
 * @param verify what happens when the code of an edge handler uses what the edge runtime
 * does not support.
 * @param watchdog watches tasks that keep a loop
 * @param limits what one invocation may spend
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeProperties(@Nullable Integer loops, @DefaultValue("1024") int queueCapacity,
		@DefaultValue("fail") Verify verify, @DefaultValue Watchdog watchdog, @DefaultValue Limits limits) {

	public EdgeProperties {
		Settings.edge(loops, queueCapacity, watchdog);
	}

	/**
	 * What happens when the code of an edge handler uses what the edge runtime does not
	 * support.
	 */
	public enum Verify {

		/** The application does not start. */
		FAIL,

		/** A warning is logged. */
		WARN,

		/** Nobody looks. */
		OFF

	}

	/**
	 * Watches tasks that keep a loop.
	 *
	 * @param hogAfter time that one task may keep a loop until it is reported.
	 * @param quarantineAfter time that one task may keep a loop until the loop's thread
	 * is given up and replaced.
	 * @param maxQuarantined number of given-up threads that may run on at the same time.
	 */
	public record Watchdog(@DefaultValue("200ms") Duration hogAfter, @DefaultValue("1s") Duration quarantineAfter,
			@DefaultValue("8") int maxQuarantined) {

	}

	/**
	 * What one invocation may spend.
	 *
	 * @param firstByte time until the response begins; then 504.
	 * @param idle time between two chunks of a body that the client is ready to take.
	 * @param duration time until the response is complete.
	 * @param cpuTime processor time on edge loops; then 503.
	 * @param requestBody size of the request's body; beyond it 413.
	 * @param routes other limits by path pattern, such as "[/reports/**]". The most
	 * specific pattern that sets a limit wins.
	 */
	public record Limits(@DefaultValue("25s") Duration firstByte, @DefaultValue("60s") Duration idle,
			@DefaultValue("300s") Duration duration, @DefaultValue("5s") Duration cpuTime,
			@DefaultValue("4MB") DataSize requestBody, @DefaultValue Map<String, RouteLimits> routes) {

		public Limits {
			Settings.limits(firstByte, idle, duration, cpuTime, requestBody);
		}

	}

	/**
	 * What an invocation of some routes may spend, where that differs.
	 *
	 * @param firstByte time until the response begins.
	 * @param idle time between two chunks.
	 * @param duration time until the response is complete.
	 * @param cpuTime processor time on edge loops.
	 * @param requestBody size of the request's body.
	 */
	public record RouteLimits(@Nullable Duration firstByte, @Nullable Duration idle, @Nullable Duration duration,
			@Nullable Duration cpuTime, @Nullable DataSize requestBody) {

		public RouteLimits {
			Settings.routeLimits(firstByte, idle, duration, cpuTime, requestBody);
		}

	}

}
