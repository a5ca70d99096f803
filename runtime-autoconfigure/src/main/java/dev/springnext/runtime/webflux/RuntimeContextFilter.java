package dev.springnext.runtime.webflux;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.route.RuntimeContext;

/**
 * Lets publishers find the {@link RuntimeContext} of their request in the Reactor
 * context. The handler is not known yet when that is written, so it holds the attributes
 * among which the context will be.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeContextFilter implements WebFilter, Ordered {

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange)
			.contextWrite((context) -> context.put(RuntimeContext.ATTRIBUTE, exchange.getAttributes()));
	}

}
