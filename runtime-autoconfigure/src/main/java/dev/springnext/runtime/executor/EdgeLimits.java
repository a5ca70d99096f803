package dev.springnext.runtime.executor;

import java.time.Duration;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.route.RuntimeDecision;

/**
 * What one edge invocation may spend. The defaults follow Vercel's edge functions.
 *
 * @param firstByte the time until the response begins
 * @param idle the time between two chunks of a body that the client is ready to take
 * @param duration the time until the response is complete
 * @param cpuTime the processor time on edge loops
 * @param requestBody the size of the request's body
 * @param memory what guest code may allocate before the heap is looked at
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://vercel.com/docs/functions/limitations">Vercel Functions
 * Limits</a>
 */
public record EdgeLimits(Duration firstByte, Duration idle, Duration duration, Duration cpuTime, DataSize requestBody,
		DataSize memory) {

	public EdgeLimits {
		positive("first-byte", firstByte);
		positive("idle", idle);
		positive("duration", duration);
		positive("cpu-time", cpuTime);
		Assert.isTrue(!requestBody.isNegative(),
				() -> "'spring.next.edge.limits.request-body' must not be negative, but is " + requestBody);
		Assert.isTrue(memory.toBytes() > 0,
				() -> "'spring.next.edge.limits.memory' must be more than zero, not " + memory);
	}

	private static void positive(String name, Duration value) {
		Assert.isTrue(!value.isNegative() && !value.isZero(),
				() -> "'spring.next.edge.limits." + name + "' must be more than zero, not " + value);
	}

	/**
	 * The limits of a route: its {@code maxDuration}, if one is declared, replaces the
	 * whole duration.
	 * @param decision the decision on the route
	 * @return the limits
	 */
	public EdgeLimits decidedBy(RuntimeDecision decision) {
		Duration maxDuration = decision.maxDuration();
		return (maxDuration != null)
				? new EdgeLimits(this.firstByte, this.idle, maxDuration, this.cpuTime, this.requestBody, this.memory)
				: this;
	}

}
