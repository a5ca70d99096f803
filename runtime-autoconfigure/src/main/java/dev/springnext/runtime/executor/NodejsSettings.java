package dev.springnext.runtime.executor;

import org.springframework.util.Assert;

/**
 * How blocking handlers of the nodejs runtime are run.
 *
 * @param virtualThreads whether to run each on a virtual thread of its own, on a JDK that
 * has them
 * @param threads the size of the pool without virtual threads, from 1 on
 * @param queueCapacity how many requests may wait for a thread of the pool
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record NodejsSettings(boolean virtualThreads, int threads, int queueCapacity) {

	public NodejsSettings {
		Assert.isTrue(threads >= 1, () -> "'spring.next.nodejs.threads' must be 1 or more, not " + threads);
		Assert.isTrue(queueCapacity >= 0,
				() -> "'spring.next.nodejs.queue-capacity' must not be negative, but is " + queueCapacity);
	}

}
