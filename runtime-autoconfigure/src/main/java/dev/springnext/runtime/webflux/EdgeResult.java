package dev.springnext.runtime.webflux;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * Marks the result of an edge handler, so that it is written in the same invocation. It
 * rides on the result as its exception handler, and does that work too: a result can't be
 * told from another one otherwise, and a copy has its return type resolved anew.
 *
 * @param invocation the invocation that the result belongs to
 * @param exchange the exchange as the handler saw it
 * @param delegate the exception handler of the result, if it has one
 * @author Switchable Runtimes for Spring
 */
record EdgeResult(EdgeInvocation invocation, ServerWebExchange exchange,
		@Nullable DispatchExceptionHandler delegate) implements DispatchExceptionHandler {

	static void mark(HandlerResult result, EdgeInvocation invocation, ServerWebExchange exchange) {
		result.setExceptionHandler(new EdgeResult(invocation, exchange, result.getExceptionHandler()));
	}

	static @Nullable EdgeResult of(HandlerResult result) {
		return (result.getExceptionHandler() instanceof EdgeResult edge) ? edge : null;
	}

	@Override
	public Mono<HandlerResult> handleError(ServerWebExchange outer, Throwable ex) {
		DispatchExceptionHandler handler = this.delegate;
		if (handler == null) {
			return Mono.error(ex);
		}
		if (this.exchange.getResponse() instanceof EdgeServerHttpResponse response) {
			response.handOver();
		}
		return handler.handleError(this.exchange, ex)
			.doOnNext((handled) -> mark(handled, this.invocation, this.exchange));
	}

}
