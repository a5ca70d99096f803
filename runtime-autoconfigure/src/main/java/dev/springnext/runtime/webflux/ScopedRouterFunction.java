package dev.springnext.runtime.webflux;

import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A router function whose matches are known to be of a scope, whatever is put around it.
 *
 * @param <T> the type of the response
 * @author Switchable Runtimes for Spring
 */
final class ScopedRouterFunction<T extends ServerResponse> implements RouterFunction<T> {

	private final RouterFunction<T> routes;

	private final RouteScope scope;

	ScopedRouterFunction(RouterFunction<T> routes, RouteScope scope) {
		this.routes = routes;
		this.scope = scope;
	}

	@Override
	public Mono<HandlerFunction<T>> route(ServerRequest request) {
		// A router function tests what is around a route first: a match is final, and the
		// innermost scope is the first to see it
		return this.routes.route(request)
			.doOnNext((handler) -> request.attributes().putIfAbsent(RouteScope.ATTRIBUTE, this.scope));
	}

	@Override
	public void accept(RouterFunctions.Visitor visitor) {
		if (visitor instanceof RouteVisitor routeVisitor) {
			routeVisitor.enter(this.scope);
			this.routes.accept(visitor);
			routeVisitor.leave();
		}
		else {
			this.routes.accept(visitor);
		}
	}

	RouteScope scope() {
		return this.scope;
	}

	@Override
	public String toString() {
		return this.routes.toString();
	}

}
