package dev.springnext.runtime.benchmarks.startup;

import org.springframework.beans.factory.config.BeanPostProcessor;

import dev.springnext.runtime.webflux.EdgeHandlerVerifier;

/**
 * Times the edge check where the application waits for it.
 */
public final class CheckTimer implements BeanPostProcessor {

	private long nanos;

	/**
	 * The time in the check.
	 * @return milliseconds
	 */
	public double millis() {
		return this.nanos / 1e6;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof EdgeHandlerVerifier verifier)) {
			return bean;
		}
		EdgeHandlerVerifier timed = (handlers) -> {
			long started = System.nanoTime();
			verifier.verify(handlers);
			this.nanos = System.nanoTime() - started;
		};
		return timed;
	}

}
