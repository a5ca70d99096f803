package dev.springnext.runtime.webflux.function;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.webflux.middleware.ExchangeRequest;

/**
 * Makes middleware of edge functions.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeFunctionMiddlewares {

	private final EdgeScheduler edge;

	private final BackgroundWork backgroundWork;

	private final EdgeFunctionHandlers handlers;

	/**
	 * Creates the factory.
	 * @param edge where functions run
	 * @param backgroundWork what takes over the work that outlives responses
	 * @param handlers what functions share
	 */
	public EdgeFunctionMiddlewares(EdgeScheduler edge, BackgroundWork backgroundWork, EdgeFunctionHandlers handlers) {
		this.edge = edge;
		this.backgroundWork = backgroundWork;
		this.handlers = handlers;
	}

	/**
	 * Makes middleware of a function.
	 * @param function the function, of the convention
	 * {@link dev.springnext.runtime.edge.function.FunctionConvention#MIDDLEWARE}
	 * @param route the middleware as a route, for messages and meters
	 * @param limits what an invocation may spend; the size of request bodies is limited
	 * by {@code spring.next.middleware.body-limit} instead
	 * @return the middleware
	 */
	public RuntimeMiddleware middleware(EdgeFunction function, Route route, EdgeLimits limits) {
		return middleware(function, route, limits, RequestErrors.NONE);
	}

	/**
	 * Makes middleware of a function.
	 * @param function the function, of the convention
	 * {@link dev.springnext.runtime.edge.function.FunctionConvention#MIDDLEWARE}
	 * @param route the middleware as a route, for messages and meters
	 * @param limits what an invocation may spend; the size of request bodies is limited
	 * by {@code spring.next.middleware.body-limit} instead
	 * @param errors hears of errors of the function, beside the log
	 * @return the middleware
	 */
	public RuntimeMiddleware middleware(EdgeFunction function, Route route, EdgeLimits limits, RequestErrors errors) {
		return new EdgeFunctionMiddleware(function, this, route, limits, errors);
	}

	EdgeInvocation invocation(ExchangeRequest request, Route route, EdgeLimits limits) {
		return new EdgeInvocation(this.edge, this.backgroundWork, route, limits, request::isCommitted);
	}

	EdgeFunctionHandlers handlers() {
		return this.handlers;
	}

}
