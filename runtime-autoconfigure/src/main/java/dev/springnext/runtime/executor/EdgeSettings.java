package dev.springnext.runtime.executor;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How the edge loops are set up.
 *
 * @param loops the number of loops, from 1 on
 * @param queueCapacity how many invocations may wait for a loop, from 1 on
 * @param hogAfter how long one task may keep a loop until it is reported
 * @param quarantineAfter how long one task may keep a loop until the loop's thread is
 * given up and replaced; not less than {@code hogAfter}
 * @param maxQuarantined how many given-up threads may run on at the same time; further
 * hogs keep their loop
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeSettings(int loops, int queueCapacity, Duration hogAfter, Duration quarantineAfter,
		int maxQuarantined) {

	public EdgeSettings {
		Assert.isTrue(loops >= 1, () -> "'spring.next.edge.loops' must be 1 or more, not " + loops);
		Assert.isTrue(queueCapacity >= 1,
				() -> "'spring.next.edge.queue-capacity' must be 1 or more, not " + queueCapacity);
		Assert.isTrue(hogAfter.toMillis() >= 1,
				() -> "'spring.next.edge.watchdog.hog-after' must be 1ms or more, not " + hogAfter);
		Assert.isTrue(quarantineAfter.compareTo(hogAfter) >= 0, () -> "'spring.next.edge.watchdog.quarantine-after' ("
				+ quarantineAfter + ") must not be less than 'spring.next.edge.watchdog.hog-after' (" + hogAfter + ")");
		Assert.isTrue(maxQuarantined >= 0,
				() -> "'spring.next.edge.watchdog.max-quarantined' must not be negative, but is " + maxQuarantined);
	}

}
