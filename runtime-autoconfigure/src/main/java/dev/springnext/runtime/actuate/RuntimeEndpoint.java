package dev.springnext.runtime.actuate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import dev.springnext.runtime.actuate.RuntimeDescriptors.RouteDescriptor;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Actuator endpoint that shows what runs where and why.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@Endpoint(id = "runtime", defaultAccess = Access.READ_ONLY)
public final class RuntimeEndpoint {

	private final RuntimeResolver resolver;

	private final RouteRegistry registry;

	private final EdgeScheduler edge;

	private final NodejsExecutor nodejs;

	private final Function<@Nullable String, EdgeLimits> limits;

	private final Supplier<RuntimeDescriptors.@Nullable JavaScript> javascript;

	private final ProjectFigures project;

	/**
	 * Creates the endpoint.
	 * @param resolver knows the default
	 * @param registry knows the routes
	 * @param edge the edge loops
	 * @param nodejs the executor of blocking handlers
	 * @param limits tells what an invocation of a pattern may spend; for {@code null}
	 * what all may
	 * @param javascript tells of the JavaScript engine, if there is one
	 * @param project tells of files and middleware
	 */
	public RuntimeEndpoint(RuntimeResolver resolver, RouteRegistry registry, EdgeScheduler edge, NodejsExecutor nodejs,
			Function<@Nullable String, EdgeLimits> limits, Supplier<RuntimeDescriptors.@Nullable JavaScript> javascript,
			ProjectFigures project) {
		this.resolver = resolver;
		this.registry = registry;
		this.edge = edge;
		this.nodejs = nodejs;
		this.limits = limits;
		this.javascript = javascript;
		this.project = project;
	}

	@ReadOperation
	RuntimeDescriptors runtime() {
		RuntimeDecision defaults = this.resolver.defaultDecision();
		return new RuntimeDescriptors(defaults.runtime().id(), RuntimeDescriptors.Setting.of(defaults.decidedBy()),
				new RuntimeDescriptors.Runtimes(RuntimeDescriptors.Nodejs.of(this.nodejs.figures()),
						new RuntimeDescriptors.Edge(
								RuntimeDescriptors.EdgeExecutor.of(this.edge.figures(), this.edge.settings()),
								RuntimeDescriptors.Limits.of(this.limits.apply(null)), this.javascript.get())),
				describe(this.registry.routes()), this.project.middleware(), this.project.instrumentation());
	}

	@ReadOperation
	@Nullable RouteDescriptor route(@Selector String id) {
		Route route = this.registry.find(id);
		return (route != null) ? describe(List.of(route)).get(0) : null;
	}

	private List<RouteDescriptor> describe(List<Route> routes) {
		Map<String, RuntimeDescriptors.File> files = this.project.routes();
		return routes.stream().map((route) -> RouteDescriptor.of(route, limits(route), files.get(route.id()))).toList();
	}

	private @Nullable EdgeLimits limits(Route route) {
		return (route.runtime() == RuntimeType.EDGE) ? this.limits.apply(route.pattern()).decidedBy(route.decision())
				: null;
	}

}
