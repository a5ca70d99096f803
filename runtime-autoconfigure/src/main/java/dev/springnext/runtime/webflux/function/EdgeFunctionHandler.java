package dev.springnext.runtime.webflux.function;

import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.webflux.EdgeExchangeHandler;

/**
 * An edge function in JavaScript as a handler: <pre class="code">
 * return route().GET("/hello", edgeFunctions.handler(hello)).build();
 * </pre> Such a route runs in the edge runtime whatever is set around it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see EdgeFunctionHandlers#handler
 */
public final class EdgeFunctionHandler implements HandlerFunction<ServerResponse>, EdgeExchangeHandler {

	private final EdgeFunction function;

	private final EdgeFunctionHandlers handlers;

	private final RequestErrors errors;

	EdgeFunctionHandler(EdgeFunction function, EdgeFunctionHandlers handlers, RequestErrors errors) {
		this.function = function;
		this.handlers = handlers;
		this.errors = errors;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, EdgeInvocation invocation) {
		FunctionExchange call = new FunctionExchange(this.function, exchange, invocation, this.handlers, this.errors);
		return call.flatMap(call::write);
	}

	// Where a filter hides the function from the adapter
	@Override
	public Mono<ServerResponse> handle(ServerRequest request) {
		return ServerResponse.ok().build((exchange, context) -> {
			if (RuntimeContext.from(exchange.getAttributes()) instanceof EdgeInvocation invocation) {
				return handle(exchange, invocation);
			}
			return Mono.error(new IllegalStateException("The " + describe() + " was called by another handler, whose "
					+ "route is of the nodejs runtime. Put RuntimeRoutes.edge(...) around that route."));
		});
	}

	/**
	 * The function.
	 * @return the function
	 */
	public EdgeFunction function() {
		return this.function;
	}

	@Override
	public String describe() {
		return "edge function '" + this.function.name() + "'";
	}

}
