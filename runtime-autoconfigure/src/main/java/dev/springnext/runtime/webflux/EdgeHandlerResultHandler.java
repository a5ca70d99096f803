package dev.springnext.runtime.webflux;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.core.Ordered;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * Writes the results of edge handlers on their loops. Goes before the application's own
 * and the stock result handlers, and leaves the writing to the first of them that
 * supports the result.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeHandlerResultHandler implements HandlerResultHandler, Ordered {

	private final SingletonSupplier<List<HandlerResultHandler>> delegates;

	/**
	 * Creates the result handler.
	 * @param handlers all result handlers in their order, this one included
	 */
	public EdgeHandlerResultHandler(Supplier<List<HandlerResultHandler>> handlers) {
		this.delegates = SingletonSupplier
			.of(() -> handlers.get().stream().filter((handler) -> handler != this).toList());
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(HandlerResult result) {
		return EdgeResult.of(result) != null;
	}

	@Override
	public Mono<Void> handleResult(ServerWebExchange outer, HandlerResult result) {
		EdgeResult edge = EdgeResult.of(result);
		Assert.state(edge != null, "A result of another runtime is not supported");
		EdgeInvocation invocation = edge.invocation();
		if (invocation.problem() != null) {
			// What an exception handler made of a broken budget: the invocation is over
			return write(edge.exchange(), result);
		}
		return invocation.respond(() -> write(edge.exchange(), result), (ex) -> BlockingCalls.explain(ex, invocation));
	}

	private Mono<Void> write(ServerWebExchange exchange, HandlerResult result) {
		for (HandlerResultHandler delegate : this.delegates.obtain()) {
			if (delegate.supports(result)) {
				return delegate.handleResult(exchange, result);
			}
		}
		return Mono.error(new IllegalStateException("No HandlerResultHandler for " + result.getReturnValue()));
	}

}
