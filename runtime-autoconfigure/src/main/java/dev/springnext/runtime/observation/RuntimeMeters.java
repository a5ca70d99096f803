package dev.springnext.runtime.observation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;

/**
 * Meters of the moment: loops, queues and work under way.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeMeters implements MeterBinder {

	private final EdgeScheduler edge;

	private final NodejsExecutor nodejs;

	private final BackgroundWork backgroundWork;

	/**
	 * Creates the meters.
	 * @param edge the edge loops
	 * @param nodejs the executor of blocking handlers
	 * @param backgroundWork work that outlives its response
	 */
	public RuntimeMeters(EdgeScheduler edge, NodejsExecutor nodejs, BackgroundWork backgroundWork) {
		this.edge = edge;
		this.nodejs = nodejs;
		this.backgroundWork = backgroundWork;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("spring.next.edge.queue.depth", this.edge, (edge) -> edge.figures().queued())
			.description("Invocations that wait for an edge loop")
			.register(registry);
		Gauge.builder("spring.next.edge.active", this.edge, (edge) -> edge.figures().active())
			.description("Edge invocations that have not ended")
			.register(registry);
		Gauge.builder("spring.next.edge.quarantined", this.edge, (edge) -> edge.figures().quarantined())
			.description("Threads of edge loops that were given up and still run")
			.register(registry);
		Gauge.builder("spring.next.nodejs.active", this.nodejs, (nodejs) -> nodejs.figures().active())
			.description("Blocking handlers that run")
			.register(registry);
		Gauge.builder("spring.next.nodejs.queue.depth", this.nodejs, (nodejs) -> nodejs.figures().queued())
			.description("Blocking handlers that wait for a thread")
			.register(registry);
		FunctionCounter.builder("spring.next.nodejs.rejections", this.nodejs, (nodejs) -> nodejs.figures().rejected())
			.description("Requests that found the queue of blocking handlers full")
			.register(registry);
		Gauge.builder("spring.next.wait-until.active", this.backgroundWork, BackgroundWork::size)
			.description("Work under way that outlives its response")
			.register(registry);
	}

}
