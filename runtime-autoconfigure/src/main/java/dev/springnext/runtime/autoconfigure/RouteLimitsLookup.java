package dev.springnext.runtime.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.route.PatternSettings;

/**
 * The limits of a route: those of all routes, changed by the patterns that cover it, the
 * most specific one last.
 *
 * @author Switchable Runtimes for Spring
 */
final class RouteLimitsLookup implements Function<String, EdgeLimits> {

	private final EdgeLimits defaults;

	private final PatternSettings<EdgeProperties.RouteLimits> overrides;

	RouteLimitsLookup(EdgeProperties.Limits limits) {
		this.defaults = Settings.limits(limits.firstByte(), limits.idle(), limits.duration(), limits.cpuTime(),
				limits.requestBody(), limits.memory());
		this.overrides = PatternSettings.of("spring.next.edge.limits.routes", limits.routes());
	}

	EdgeLimits defaults() {
		return this.defaults;
	}

	@Override
	public EdgeLimits apply(String pattern) {
		List<PatternSettings.Entry<EdgeProperties.RouteLimits>> matching = new ArrayList<>(
				this.overrides.matching(pattern));
		Collections.reverse(matching);
		EdgeLimits limits = this.defaults;
		for (PatternSettings.Entry<EdgeProperties.RouteLimits> entry : matching) {
			limits = Settings.limits(limits, entry.value());
		}
		return limits;
	}

}
