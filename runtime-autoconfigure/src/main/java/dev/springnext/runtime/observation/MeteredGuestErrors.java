package dev.springnext.runtime.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.webapi.html.GuestErrors;

/**
 * Counts the errors that code of edge functions did not catch.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MeteredGuestErrors implements GuestErrors {

	private final MeterRegistry registry;

	/**
	 * Creates the counters.
	 * @param registry takes them
	 */
	public MeteredGuestErrors(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void uncaught(String bundle, @Nullable Invocation invocation, String description) {
		counter(bundle, "uncaught").increment();
	}

	@Override
	public void unhandledRejection(String bundle, @Nullable Invocation invocation, String description) {
		counter(bundle, "unhandled-rejection").increment();
	}

	private Counter counter(String bundle, String kind) {
		return Counter.builder("spring.next.edge.javascript.errors")
			.description("Errors that edge functions did not catch")
			.tag("function", bundle)
			.tag("kind", kind)
			.register(this.registry);
	}

}
