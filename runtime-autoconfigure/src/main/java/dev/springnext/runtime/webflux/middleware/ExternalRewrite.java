package dev.springnext.runtime.webflux.middleware;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.edge.webapi.fetch.TransportException;
import dev.springnext.runtime.edge.webapi.fetch.TransportRequest;
import dev.springnext.runtime.edge.webapi.fetch.TransportResponse;
import dev.springnext.runtime.fetch.OutboundRefusedException;
import dev.springnext.runtime.middleware.MiddlewareProblemException;
import dev.springnext.runtime.webflux.ByteStreamFlux;

/**
 * Passes requests on to the servers that rewrites name, and their responses back, as they
 * come. Redirects go to the client.
 *
 * @author Switchable Runtimes for Spring
 */
final class ExternalRewrite {

	private static final Log logger = LogFactory.getLog(ExternalRewrite.class);

	private static final String FORWARDED_HOST = "x-forwarded-host";

	private final @Nullable HttpTransport transport;

	ExternalRewrite(@Nullable HttpTransport transport) {
		this.transport = transport;
	}

	Mono<Void> serve(ExchangeRequest request, URI target, ServerWebExchange exchange) {
		HttpTransport carrier = this.transport;
		String scheme = target.getScheme();
		if (carrier == null || target.getRawAuthority() == null
				|| !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
			String reason = (carrier != null) ? "only http and https URLs can be requested"
					: "there is no HTTP client. Add org.springframework.boot:spring-boot-starter-webclient.";
			return Mono.error(() -> failed(target, new IllegalArgumentException(reason)));
		}
		return Mono.defer(() -> {
			TransportRequest sent = new TransportRequest(request.method().name(), url(target), headers(request),
					body(request));
			Mono<TransportResponse> answered = Mono.fromCompletionStage(() -> carrier.exchange(sent))
				.onErrorMap((ex) -> problem(request, target, ex));
			// The client's loop is another one: a response that begins there, while the
			// server still ends the reading of the request, can leave a connection stuck
			return ServerLoop.of(request)
				.resume(answered)
				.flatMap((response) -> write(response, sent, exchange.getResponse()))
				.doOnCancel(sent::cancel);
		});
	}

	private static String url(URI target) {
		String text = target.toASCIIString();
		int fragment = text.indexOf('#');
		return (fragment < 0) ? text : text.substring(0, fragment);
	}

	private static HeaderList headers(ExchangeRequest request) {
		HttpHeaders from = request.headers();
		Set<String> hop = new HashSet<>();
		for (String named : from.getConnection()) {
			hop.add(named.toLowerCase(Locale.ROOT));
		}
		HeaderList list = new HeaderList();
		from.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!hop.contains(lower) && !lower.equals("host") && !ResponseWriting.isOfTheConnection(lower)) {
				values.forEach((value) -> list.add(lower, value));
			}
		});
		String host = from.getFirst(HttpHeaders.HOST);
		if (host != null && !list.contains(FORWARDED_HOST)) {
			list.add(FORWARDED_HOST, host);
		}
		return list;
	}

	private static @Nullable ByteStream body(ExchangeRequest request) {
		HttpHeaders headers = request.headers();
		long length = headers.getContentLength();
		boolean none = length == 0 || (length < 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING));
		return (none) ? null : new FluxByteStream(request.state().body().forRoute(), length);
	}

	private static Mono<Void> write(TransportResponse from, TransportRequest sent, ServerHttpResponse to) {
		to.setStatusCode(HttpStatusCode.valueOf(from.status()));
		HttpHeaders headers = to.getHeaders();
		HeaderList list = from.headers();
		ByteStream stream = from.body();
		for (int i = 0; i < list.size(); i++) {
			String name = list.name(i);
			boolean length = name.equals("content-length");
			if (length || !ResponseWriting.isOfTheConnection(name)) {
				headers.add(name, list.value(i));
			}
		}
		if (stream == null) {
			return to.setComplete();
		}
		Flux<DataBuffer> body = new ByteStreamFlux(stream, sent::cancel).map(to.bufferFactory()::wrap);
		return ResponseWriting.stream(to, body);
	}

	private static Throwable problem(ExchangeRequest request, URI target, Throwable ex) {
		if (request.state().body().isExceeded()) {
			return request.state().bodyTooLarge();
		}
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof OutboundRefusedException) {
				return cause;
			}
		}
		return failed(target, ex);
	}

	private static MiddlewareProblemException failed(URI target, Throwable cause) {
		MiddlewareProblemException problem = MiddlewareProblemException.noAnswer(target, cause);
		if (cause instanceof TransportException) {
			logger.warn(problem.getMessage());
		}
		else {
			logger.error(problem.getMessage());
		}
		return problem;
	}

}
