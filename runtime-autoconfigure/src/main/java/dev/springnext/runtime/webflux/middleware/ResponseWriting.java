package dev.springnext.runtime.webflux.middleware;

import java.util.Locale;
import java.util.Set;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.middleware.MiddlewareResult;

/**
 * Writes responses that middleware gives itself.
 *
 * @author Switchable Runtimes for Spring
 */
final class ResponseWriting {

	// RFC 9110 section 7.6.1, and the framing: the server's own
	private static final Set<String> CONNECTION = Set.of("connection", "keep-alive", "proxy-connection", "te",
			"trailer", "transfer-encoding", "upgrade", "content-length");

	private ResponseWriting() {
	}

	static Mono<Void> write(MiddlewareResult.Respond from, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(from.status());
		HttpHeaders headers = response.getHeaders();
		from.headers().forEach((name, values) -> {
			if (!isOfTheConnection(name)) {
				headers.addAll(name, values);
			}
		});
		Publisher<? extends DataBuffer> body = from.body();
		if (body == null || HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
			return response.setComplete();
		}
		if (body instanceof Mono<? extends DataBuffer> single) {
			return single.map((buffer) -> {
				headers.setContentLength(buffer.readableByteCount());
				return response.writeWith(Mono.just(buffer));
			}).defaultIfEmpty(Mono.defer(response::setComplete)).flatMap((written) -> written);
		}
		return stream(response, Flux.from(body));
	}

	static Mono<Void> stream(ServerHttpResponse response, Flux<? extends DataBuffer> body) {
		return response.writeAndFlushWith(body.map(Mono::just));
	}

	static boolean isOfTheConnection(String name) {
		return CONNECTION.contains(name.toLowerCase(Locale.ROOT));
	}

}
