package dev.springnext.runtime.webflux;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import dev.springnext.runtime.annotation.Runtime;
import dev.springnext.runtime.route.InvalidRuntimeException;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeSetting;

/**
 * Chooses the runtime of single functional routes, more specific than any annotation:
 * <pre class="code">
 * return route().path("/api", (api) -&gt; api
 *     .add(edge(route(GET("/hello"), handler::hello)))
 *     .GET("/report", handler::report))
 *   .filter(logging)
 *   .build();
 * </pre> The choice belongs to the routes that are passed in; filters, nesting and paths
 * around them don't change it, and a choice within beats one around it. A filter runs in
 * the runtime of the route that it filters.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeRoutes {

	private RuntimeRoutes() {
	}

	/**
	 * Routes that run in the edge runtime.
	 * @param <T> the type of the response
	 * @param routes one route or several
	 * @return the same routes
	 */
	public static <T extends ServerResponse> RouterFunction<T> edge(RouterFunction<T> routes) {
		return chosen(Runtime.EDGE, routes);
	}

	/**
	 * Routes that run in the nodejs runtime.
	 * @param <T> the type of the response
	 * @param routes one route or several
	 * @return the same routes
	 */
	public static <T extends ServerResponse> RouterFunction<T> nodejs(RouterFunction<T> routes) {
		return chosen(Runtime.NODEJS, routes);
	}

	/**
	 * Routes that run in the given runtime.
	 * @param <T> the type of the response
	 * @param runtime the name of the runtime
	 * @param routes one route or several
	 * @return the same routes
	 * @throws InvalidRuntimeException if there is no such runtime
	 */
	public static <T extends ServerResponse> RouterFunction<T> runtime(String runtime, RouterFunction<T> routes) {
		return chosen(runtime, routes);
	}

	private static <T extends ServerResponse> RouterFunction<T> chosen(String runtime, RouterFunction<T> routes) {
		String caller = StackWalker.getInstance()
			.walk((frames) -> frames.filter((frame) -> !frame.getClassName().equals(RuntimeRoutes.class.getName()))
				.findFirst()
				.map((frame) -> "at " + frame.getClassName() + "." + frame.getMethodName() + " (" + frame.getFileName()
						+ ":" + frame.getLineNumber() + ")")
				.orElse("at an unknown place"));
		RuntimeSetting setting = RuntimeResolver.routeSetting(runtime, caller);
		return new ScopedRouterFunction<>(routes, new RouteScope(setting, null));
	}

}
