package dev.springnext.runtime.route;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What an invocation may still spend. In the {@code nodejs} runtime nothing is limited.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface Budget {

	/**
	 * The time left until the response has to begin.
	 * @return the time, zero when it has run out, or {@code null} if unlimited
	 */
	@Nullable Duration remainingFirstByte();

	/**
	 * The time left until the response has to be complete.
	 * @return the time, zero when it has run out, or {@code null} if unlimited
	 */
	@Nullable Duration remainingDuration();

	/**
	 * The processor time left.
	 * @return the time, zero when it has run out, or {@code null} if unlimited
	 */
	@Nullable Duration remainingCpuTime();

	/**
	 * Counts one more outbound request of this invocation.
	 * @return the number of requests so far, this one included
	 */
	int countSubRequest();

}
