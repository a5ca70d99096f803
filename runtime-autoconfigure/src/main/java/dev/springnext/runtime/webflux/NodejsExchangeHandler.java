package dev.springnext.runtime.webflux;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A handler of the nodejs runtime that writes its response itself, and doesn't block.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface NodejsExchangeHandler {

	/**
	 * Serves an exchange.
	 * @param exchange the exchange
	 * @return completes when the response was written
	 */
	Mono<Void> handle(ServerWebExchange exchange);

	/**
	 * What the handler is, for the endpoint and logs.
	 * @return such as {@code app/hello/route.js}
	 */
	String describe();

}
