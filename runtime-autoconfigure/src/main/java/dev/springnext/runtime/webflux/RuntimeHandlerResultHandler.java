package dev.springnext.runtime.webflux;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Writes the results of handlers in their runtimes. Goes before the application's own and
 * the stock result handlers, and leaves the writing to the first of them that supports
 * the result.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeHandlerResultHandler implements HandlerResultHandler, Ordered {

	private final SingletonSupplier<List<HandlerResultHandler>> delegates;

	/**
	 * Creates the result handler.
	 * @param handlers all result handlers in their order, this one included
	 */
	public RuntimeHandlerResultHandler(Supplier<List<HandlerResultHandler>> handlers) {
		this.delegates = SingletonSupplier
			.of(() -> handlers.get().stream().filter((handler) -> handler != this).toList());
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(HandlerResult result) {
		return result instanceof RuntimeHandlerResult;
	}

	@Override
	public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
		RuntimeHandlerResult routed = (RuntimeHandlerResult) result;
		RuntimeContext context = routed.context();
		Mono<Void> written = (context instanceof EdgeInvocation invocation) ? writeOnLoop(routed, invocation)
				: write(routed);
		return written.contextWrite((view) -> view.put(RuntimeContext.class, context));
	}

	private Mono<Void> writeOnLoop(RuntimeHandlerResult result, EdgeInvocation invocation) {
		if (invocation.problem() != null) {
			// What an exception handler made of a broken budget: the invocation has no
			// loop
			// and no budget any more
			return write(result);
		}
		return invocation.respond(() -> write(result)).onErrorMap((ex) -> BlockingCalls.explain(ex, invocation));
	}

	private Mono<Void> write(RuntimeHandlerResult result) {
		for (HandlerResultHandler delegate : this.delegates.obtain()) {
			if (delegate.supports(result)) {
				return delegate.handleResult(result.exchange(), result);
			}
		}
		return Mono.error(new IllegalStateException("No HandlerResultHandler for " + result.getReturnValue()));
	}

}
