package dev.springnext.runtime.webflux.middleware;

import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.MiddlewareStack;

/**
 * Has middleware decide on requests, and does what it decided. Requests that no
 * middleware wants pass as they are.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MiddlewareWebFilter implements WebFilter, Ordered {

	private final MiddlewareRegistry registry;

	private final MiddlewareSettings settings;

	private final ExternalRewrite external;

	/**
	 * Creates the filter.
	 * @param registry the middleware
	 * @param settings what running it needs
	 */
	public MiddlewareWebFilter(MiddlewareRegistry registry, MiddlewareSettings settings) {
		this.registry = registry;
		this.settings = settings;
		this.external = new ExternalRewrite(settings.transport());
	}

	@Override
	public int getOrder() {
		return this.settings.order();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		MiddlewareStack stack = this.registry.current();
		if (!stack.wantsPath(exchange.getRequest().getPath().pathWithinApplication().value())) {
			return chain.filter(exchange);
		}
		RequestState state = new RequestState(exchange, this.settings);
		return Mono.defer(() -> stack.decide(new ExchangeRequest(state)))
			.onErrorMap((ex) -> (state.body().isExceeded()) ? state.bodyTooLarge() : ex)
			.flatMap((result) -> (state.body().isExceeded()) ? Mono.error(state.bodyTooLarge())
					: serve(exchange, chain, result))
			.doFinally((signal) -> state.end());
	}

	private Mono<Void> serve(ServerWebExchange exchange, WebFilterChain chain, MiddlewareResult result) {
		ServerHttpResponse response = exchange.getResponse();
		if (result instanceof MiddlewareResult.Respond respond) {
			return ResponseWriting.write(respond, exchange);
		}
		addAtCommit(response, result.headers());
		if (result instanceof MiddlewareResult.Rewrite rewrite) {
			return this.external.serve(ExchangeRequest.of(rewrite.request()), rewrite.target(), exchange);
		}
		ExchangeRequest request = ExchangeRequest.of(((MiddlewareResult.Next) result).request());
		if (request.isRewritten()) {
			exchange.getAttributes()
				.putIfAbsent(MiddlewareRequest.ORIGINAL_URI_ATTRIBUTE, exchange.getRequest().getURI());
		}
		return chain.filter(request.served());
	}

	// What the route has not set by then
	private static void addAtCommit(ServerHttpResponse response, HttpHeaders headers) {
		if (headers.isEmpty()) {
			return;
		}
		response.beforeCommit(() -> {
			HttpHeaders target = response.getHeaders();
			headers.forEach((name, values) -> {
				if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
					addCookies(target, values);
				}
				else if (!target.containsHeader(name)) {
					target.addAll(name, values);
				}
			});
			return Mono.empty();
		});
	}

	private static void addCookies(HttpHeaders target, List<String> cookies) {
		List<String> own = target.remove(HttpHeaders.SET_COOKIE);
		target.addAll(HttpHeaders.SET_COOKIE, cookies);
		if (own != null) {
			target.addAll(HttpHeaders.SET_COOKIE, own);
		}
	}

}
