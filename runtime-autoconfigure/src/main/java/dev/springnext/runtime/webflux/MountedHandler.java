package dev.springnext.runtime.webflux;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.route.Route;

/**
 * A handler that writes its response itself, and the route that it serves.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public sealed interface MountedHandler {

	/**
	 * The route.
	 * @return the route, decided
	 */
	Route route();

	/**
	 * A handler of the edge runtime.
	 *
	 * @param handler the handler
	 * @param route its route
	 * @param limits what an invocation may spend
	 */
	record Edge(EdgeExchangeHandler handler, Route route, EdgeLimits limits) implements MountedHandler {

	}

	/**
	 * A handler of the nodejs runtime.
	 *
	 * @param handler the handler
	 * @param route its route
	 */
	record Nodejs(NodejsExchangeHandler handler, Route route) implements MountedHandler {

	}

}
