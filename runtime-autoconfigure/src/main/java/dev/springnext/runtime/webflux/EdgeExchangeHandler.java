package dev.springnext.runtime.webflux;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * A handler that is of the edge runtime by its nature, whatever is set around it, and
 * serves exchanges itself.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface EdgeExchangeHandler {

	/**
	 * Serves an exchange.
	 * @param exchange the exchange
	 * @param invocation the invocation, on whose loop the result is subscribed to
	 * @return completes when the response was written
	 */
	Mono<Void> handle(ServerWebExchange exchange, EdgeInvocation invocation);

	/**
	 * What the handler is, for the endpoint and logs.
	 * @return such as {@code edge function 'hello'}
	 */
	String describe();

}
