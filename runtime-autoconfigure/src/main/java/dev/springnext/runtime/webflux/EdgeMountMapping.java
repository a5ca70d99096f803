package dev.springnext.runtime.webflux;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Finds the handlers that the configuration has put on paths. Goes before the mappings of
 * controllers and router functions: whoever names a path for a function means it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeMountMapping implements HandlerMapping, Ordered {

	private static final int BEFORE_ROUTER_FUNCTIONS = -2;

	private final RuntimeHandlerAdapter adapter;

	private final List<Mount> mounts;

	/**
	 * Creates the mapping.
	 * @param handlers the handlers by their path patterns
	 * @param registry takes the routes
	 * @param resolver decides, to keep the whole chain
	 * @param limits tells what an invocation of a pattern may spend
	 * @param adapter serves preflight requests
	 */
	public EdgeMountMapping(Map<String, EdgeExchangeHandler> handlers, RouteRegistry registry, RuntimeResolver resolver,
			Function<String, EdgeLimits> limits, RuntimeHandlerAdapter adapter) {
		this.adapter = adapter;
		this.mounts = handlers.entrySet()
			.stream()
			.map((entry) -> mount(entry.getKey(), entry.getValue(), registry, resolver, limits))
			.sorted(Comparator.comparing(Mount::pattern))
			.toList();
	}

	private static Mount mount(String path, EdgeExchangeHandler handler, RouteRegistry registry,
			RuntimeResolver resolver, Function<String, EdgeLimits> limits) {
		PathPattern pattern = PathPatternParser.defaultInstance.parse(path);
		RuntimeDecision decision = resolver
			.decide(RuntimeResolver.inherentSetting(RuntimeType.EDGE, handler.describe()), null, null, path);
		Route route = registry.add(path, List.of(), handler.describe(), decision);
		return new Mount(pattern, new MountedHandler.Edge(handler, route, limits.apply(path).decidedBy(decision)));
	}

	@Override
	public int getOrder() {
		return BEFORE_ROUTER_FUNCTIONS;
	}

	@Override
	public Mono<Object> getHandler(ServerWebExchange exchange) {
		Object found = find(exchange);
		return (found != null) ? this.adapter.dispatch(exchange, found) : Mono.empty();
	}

	private @Nullable Object find(ServerWebExchange exchange) {
		RequestPath request = exchange.getRequest().getPath();
		PathContainer path = request.pathWithinApplication();
		for (int i = 0; i < this.mounts.size(); i++) {
			Mount mount = this.mounts.get(i);
			PathPattern.PathMatchInfo match = mount.pattern().matchAndExtract(path);
			if (match != null) {
				Map<String, Object> attributes = exchange.getAttributes();
				attributes.put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, mount.pattern());
				if (!match.getUriVariables().isEmpty()) {
					attributes.put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, match.getUriVariables());
				}
				return mount.handler();
			}
		}
		return null;
	}

	private record Mount(PathPattern pattern, MountedHandler handler) {

	}

}
