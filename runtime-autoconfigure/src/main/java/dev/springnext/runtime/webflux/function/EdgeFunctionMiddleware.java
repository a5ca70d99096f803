package dev.springnext.runtime.webflux.function;

import java.util.function.UnaryOperator;

import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareProblemException;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.webflux.middleware.ExchangeRequest;
import dev.springnext.runtime.webflux.middleware.ServerLoop;

/**
 * An edge function as middleware: decides on an edge loop, within its budgets. What
 * follows the decision goes on on the server's loop.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeFunctionMiddleware implements RuntimeMiddleware {

	private static final DataSize UNLIMITED = DataSize.ofBytes(Long.MAX_VALUE);

	private final EdgeFunction function;

	private final EdgeFunctionMiddlewares middlewares;

	private final Route route;

	private final EdgeLimits limits;

	private final RequestErrors errors;

	EdgeFunctionMiddleware(EdgeFunction function, EdgeFunctionMiddlewares middlewares, Route route, EdgeLimits limits,
			RequestErrors errors) {
		this.function = function;
		this.errors = errors;
		this.middlewares = middlewares;
		this.route = route;
		// What is read of bodies is limited where it is kept
		this.limits = new EdgeLimits(limits.firstByte(), limits.idle(), limits.duration(), limits.cpuTime(), UNLIMITED,
				limits.memory());
	}

	@Override
	public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
		ExchangeRequest seen = ExchangeRequest.of(request);
		EdgeInvocation invocation = this.middlewares.invocation(seen, this.route, this.limits);
		FunctionExchange call = new FunctionExchange(this.function, seen.exchange(), invocation,
				this.middlewares.handlers(), this.errors);
		FunctionDecision decision = new FunctionDecision(seen, call, invocation);
		Mono<MiddlewareResult> decided = invocation.invoke(() -> call.map(decision::of), UnaryOperator.identity());
		return ServerLoop.of(request).resume(decided).onErrorMap(ResponseStatusException.class, this::failed);
	}

	private MiddlewareProblemException failed(ResponseStatusException ex) {
		return MiddlewareProblemException.failed(this.function.name(), ex);
	}

}
