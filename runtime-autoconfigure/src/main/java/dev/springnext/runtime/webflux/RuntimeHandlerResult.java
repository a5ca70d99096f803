package dev.springnext.runtime.webflux;

import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;

import dev.springnext.runtime.route.RuntimeContext;

/**
 * The result of a handler together with the invocation that it belongs to, so that its
 * body is produced in the same runtime.
 *
 * @author Switchable Runtimes for Spring
 */
final class RuntimeHandlerResult extends HandlerResult {

	private final ServerWebExchange exchange;

	private final RuntimeContext context;

	RuntimeHandlerResult(HandlerResult result, ServerWebExchange exchange, RuntimeContext context) {
		super(result.getHandler(), result.getReturnValue(), result.getReturnTypeSource(), result.getBindingContext());
		this.exchange = exchange;
		this.context = context;
		DispatchExceptionHandler handler = result.getExceptionHandler();
		if (handler != null) {
			setExceptionHandler((outer, ex) -> {
				if (exchange.getResponse() instanceof EdgeServerHttpResponse response) {
					response.handOver();
				}
				return handler.handleError(exchange, ex)
					.map((handled) -> new RuntimeHandlerResult(handled, exchange, context));
			});
		}
	}

	/**
	 * The exchange as the handler saw it.
	 * @return the exchange
	 */
	ServerWebExchange exchange() {
		return this.exchange;
	}

	RuntimeContext context() {
		return this.context;
	}

}
