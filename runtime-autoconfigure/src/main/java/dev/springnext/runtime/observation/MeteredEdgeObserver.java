package dev.springnext.runtime.observation;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.springnext.runtime.executor.BudgetKind;
import dev.springnext.runtime.executor.EdgeObserver;
import dev.springnext.runtime.route.Route;

/**
 * Meters of what happens in the edge runtime. They are:
 * <dl>
 * <dt>{@code spring.next.edge.invocations}</dt>
 * <dd>timer by {@code route} and {@code outcome}, from arrival to the end of the
 * response</dd>
 * <dt>{@code spring.next.edge.cpu}</dt>
 * <dd>timer by {@code route}, processor time of invocations</dd>
 * <dt>{@code spring.next.edge.rejections}</dt>
 * <dd>counter by {@code route}, requests that found the queue full</dd>
 * <dt>{@code spring.next.edge.budget.exceeded}</dt>
 * <dd>counter by {@code route} and {@code budget}</dd>
 * <dt>{@code spring.next.edge.watchdog}</dt>
 * <dd>counter by {@code event}: hog, quarantine, release</dd>
 * </dl>
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MeteredEdgeObserver implements EdgeObserver {

	private static final String ROUTE = "route";

	private final MeterRegistry registry;

	// By route id: looking a meter up by its tags on every request costs more than the
	// meter
	private final Map<String, RouteTimers> timers = new ConcurrentHashMap<>();

	/**
	 * Creates the observer.
	 * @param registry takes the meters
	 */
	public MeteredEdgeObserver(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void invocationEnded(Route route, Outcome outcome, Duration elapsed, Duration cpuTime) {
		RouteTimers found = this.timers.get(route.id());
		if (found == null) {
			found = this.timers.computeIfAbsent(route.id(), (id) -> new RouteTimers(this.registry, route));
		}
		found.record(outcome, elapsed, cpuTime);
	}

	@Override
	public void rejected(Route route) {
		this.registry.counter("spring.next.edge.rejections", ROUTE, route.pattern()).increment();
	}

	@Override
	public void budgetExceeded(Route route, BudgetKind kind) {
		Counter.builder("spring.next.edge.budget.exceeded")
			.tags(ROUTE, route.pattern(), "budget", kind.id())
			.register(this.registry)
			.increment();
	}

	@Override
	public void watchdog(WatchdogEvent event) {
		this.registry.counter("spring.next.edge.watchdog", "event", id(event)).increment();
	}

	private static String id(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private static final class RouteTimers {

		private final Timer[] invocations;

		private final Timer cpu;

		RouteTimers(MeterRegistry registry, Route route) {
			Outcome[] outcomes = Outcome.values();
			this.invocations = new Timer[outcomes.length];
			for (Outcome outcome : outcomes) {
				this.invocations[outcome.ordinal()] = Timer.builder("spring.next.edge.invocations")
					.description("Invocations of edge handlers, from arrival to the end of the response")
					.tags(ROUTE, route.pattern(), "outcome", id(outcome))
					.register(registry);
			}
			this.cpu = Timer.builder("spring.next.edge.cpu")
				.description("Processor time of edge invocations")
				.tags(ROUTE, route.pattern())
				.register(registry);
		}

		void record(Outcome outcome, Duration elapsed, Duration cpuTime) {
			this.invocations[outcome.ordinal()].record(elapsed);
			this.cpu.record(cpuTime);
		}

	}

}
