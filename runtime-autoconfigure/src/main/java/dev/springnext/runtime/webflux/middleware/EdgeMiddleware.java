package dev.springnext.runtime.webflux.middleware;

import java.util.function.UnaryOperator;

import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeObserver;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareMatcher;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Runs middleware in Java in the edge runtime: on an edge loop, within its budgets. What
 * is behind it in the chain starts on the server's loop again.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeMiddleware implements RuntimeMiddleware {

	private final RuntimeMiddleware middleware;

	private final EdgeScheduler edge;

	private final BackgroundWork backgroundWork;

	private final Route route;

	private final EdgeLimits limits;

	/**
	 * Creates the adapter.
	 * @param middleware the middleware
	 * @param edge where it runs
	 * @param backgroundWork what takes over the work that outlives its decision
	 * @param route the middleware as a route, for messages and meters
	 * @param limits what it may spend
	 */
	public EdgeMiddleware(RuntimeMiddleware middleware, EdgeScheduler edge, BackgroundWork backgroundWork, Route route,
			EdgeLimits limits) {
		this.middleware = middleware;
		this.edge = edge;
		this.backgroundWork = backgroundWork;
		this.route = route;
		this.limits = limits;
	}

	@Override
	public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
		ServerLoop loop = ServerLoop.of(request);
		EdgeInvocation invocation = new EdgeInvocation(this.edge, this.backgroundWork, this.route, this.limits,
				ExchangeRequest.of(request)::isCommitted);
		MiddlewareChain behind = (next) -> invocation
			.resume(Mono.defer(() -> chain.next(next)).subscribeOn(loop.scheduler()));
		Mono<MiddlewareResult> decision = invocation.invoke(() -> this.middleware.intercept(request, behind)
			.contextWrite((view) -> view.put(RuntimeContext.class, invocation)), UnaryOperator.identity());
		return loop.resume(decision.doOnNext((result) -> invocation.end(EdgeObserver.Outcome.SUCCESS)));
	}

	@Override
	public MiddlewareMatcher matcher() {
		return this.middleware.matcher();
	}

}
