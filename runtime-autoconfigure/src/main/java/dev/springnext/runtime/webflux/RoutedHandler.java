package dev.springnext.runtime.webflux;

import java.util.Set;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeType;

/**
 * A route with what serving it needs, decided once.
 *
 * @param route the route
 * @param limits what an invocation may spend, if the route is of the edge runtime
 * @param blocking whether its handler may block its thread until it returns
 * @author Switchable Runtimes for Spring
 */
record RoutedHandler(Route route, EdgeLimits limits, boolean blocking) {

	boolean isEdge() {
		return this.route.runtime() == RuntimeType.EDGE;
	}

	boolean serves(String method) {
		Set<String> methods = this.route.methods();
		return methods.isEmpty() || methods.contains(method) || ("HEAD".equals(method) && methods.contains("GET"));
	}

}
