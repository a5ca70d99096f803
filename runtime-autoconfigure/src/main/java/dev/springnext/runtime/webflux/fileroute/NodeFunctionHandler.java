package dev.springnext.runtime.webflux.fileroute;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.node.NodeRequest;
import dev.springnext.runtime.node.NodeResponse;
import dev.springnext.runtime.webflux.NodejsExchangeHandler;
import dev.springnext.runtime.webflux.RouteParams;

/**
 * Serves requests with a file that runs in Node.js.
 *
 * @author Switchable Runtimes for Spring
 */
final class NodeFunctionHandler implements NodejsExchangeHandler {

	private final NodeFunction function;

	private final String file;

	NodeFunctionHandler(NodeFunction function, String file) {
		this.function = function;
		this.file = file;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		NodeRequest call = new NodeRequest(request.getId(), request.getMethod(), request.getURI(), request.getHeaders(),
				RouteParams.of(exchange), request.getBody());
		return this.function.handle(call).flatMap((response) -> write(exchange, response));
	}

	private static Mono<Void> write(ServerWebExchange exchange, NodeResponse from) {
		ServerHttpResponse to = exchange.getResponse();
		to.setStatusCode(from.status());
		from.headers().forEach((name, values) -> values.forEach((value) -> to.getHeaders().add(name, value)));
		if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
			return from.body().take(0).then(to.setComplete());
		}
		Flux<DataBuffer> body = from.body();
		return to.writeAndFlushWith(body.map(Mono::just));
	}

	@Override
	public String describe() {
		return this.file;
	}

}
