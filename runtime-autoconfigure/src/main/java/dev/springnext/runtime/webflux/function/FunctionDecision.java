package dev.springnext.runtime.webflux.function;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeObserver.Outcome;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.Origins;
import dev.springnext.runtime.webflux.middleware.ExchangeRequest;

/**
 * Turns the answer of a middleware in JavaScript into its decision. A streamed answer
 * stays part of the invocation, with its budgets, until it is sent or given up.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionDecision {

	private static final DataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

	private final ExchangeRequest request;

	private final FunctionExchange call;

	private final EdgeInvocation invocation;

	FunctionDecision(ExchangeRequest request, FunctionExchange call, EdgeInvocation invocation) {
		this.request = request;
		this.call = call;
		this.invocation = invocation;
	}

	MiddlewareResult of(HostResponse answer) {
		MiddlewareDirective directive = answer.directive();
		if (directive != null) {
			HostResponse head = answer.withoutBody();
			this.invocation.end(Outcome.SUCCESS);
			return next(directive, headers(head.headers()));
		}
		HttpHeaders headers = headers(answer.headers());
		makeRelative(headers);
		return new MiddlewareResult.Respond(HttpStatusCode.valueOf(answer.status()), headers, body(answer));
	}

	private MiddlewareResult next(MiddlewareDirective directive, HttpHeaders headers) {
		HeaderList requested = directive.requestHeaders();
		ExchangeRequest changed = this.request;
		if (requested != null) {
			changed = changed.withHeaders((all) -> {
				all.clear();
				copy(requested, all);
			});
		}
		String target = directive.rewrite();
		return (target != null) ? new MiddlewareResult.Rewrite(changed, uri(target), headers)
				: new MiddlewareResult.Next(changed, headers);
	}

	private @Nullable Publisher<DataBuffer> body(HostResponse answer) {
		ByteStream stream = (answer.isStreaming()) ? answer.bodyStream() : null;
		if (stream != null) {
			return stream(stream);
		}
		this.invocation.end(Outcome.SUCCESS);
		byte[] bytes = answer.bodyBytes();
		return (bytes != null) ? Mono.fromSupplier(() -> BUFFERS.wrap(bytes)) : null;
	}

	private Flux<DataBuffer> stream(ByteStream stream) {
		AtomicBoolean taken = new AtomicBoolean();
		this.request.atEnd(() -> {
			if (taken.compareAndSet(false, true)) {
				// Other middleware answered instead, or nobody wants a body
				stream.cancel();
				this.invocation.end(Outcome.CANCELLED);
			}
		});
		return Flux.defer(() -> {
			RuntimeException problem = this.invocation.problem();
			if (problem != null || !taken.compareAndSet(false, true)) {
				return Flux.error((problem != null) ? problem : new IllegalStateException("The request has ended"));
			}
			return this.call.body(stream, BUFFERS).doFinally(this::ended);
		});
	}

	private void ended(SignalType signal) {
		this.invocation.end(switch (signal) {
			case ON_COMPLETE -> Outcome.SUCCESS;
			case CANCEL -> Outcome.CANCELLED;
			default -> Outcome.ERROR;
		});
	}

	private static HttpHeaders headers(HeaderList list) {
		if (list.size() == 0) {
			return HttpHeaders.EMPTY;
		}
		HttpHeaders headers = new HttpHeaders();
		copy(list, headers);
		return headers;
	}

	private static void copy(HeaderList from, HttpHeaders to) {
		for (int i = 0; i < from.size(); i++) {
			to.add(from.name(i), from.value(i));
		}
	}

	// The server may be known to the client by another name than to the function
	private void makeRelative(HttpHeaders headers) {
		String location = headers.getFirst(HttpHeaders.LOCATION);
		if (location == null) {
			return;
		}
		URI target;
		try {
			target = uri(location);
		}
		catch (IllegalArgumentException ex) {
			return;
		}
		String path = target.getRawPath();
		boolean plain = target.getRawAuthority() != null && path != null && path.startsWith("/")
				&& !path.startsWith("//");
		if (plain && Origins.isSame(this.request.uri(), target)) {
			headers.set(HttpHeaders.LOCATION, location.substring(location.indexOf(path, location.indexOf("//") + 2)));
		}
	}

	/**
	 * Parses a URL that JavaScript has made, with characters that {@link URI} would not
	 * take.
	 * @param url the URL, serialized as the URL standard says
	 * @return the same URL
	 */
	private static URI uri(String url) {
		int authority = url.indexOf("//");
		int path = (authority >= 0) ? url.indexOf('/', authority + 2) : 0;
		StringBuilder legal = new StringBuilder(url.length());
		for (int i = 0; i < url.length(); i++) {
			char c = url.charAt(i);
			boolean escape = c != '%' || (i + 2 < url.length() && Character.digit(url.charAt(i + 1), 16) >= 0
					&& Character.digit(url.charAt(i + 2), 16) >= 0);
			boolean bracket = (c == '[' || c == ']') && path >= 0 && i >= path;
			if ("\"<>\\^`{|}".indexOf(c) >= 0 || bracket || c <= ' ' || !escape) {
				legal.append(String.format("%%%02X", (int) c));
			}
			else {
				legal.append(c);
			}
		}
		return URI.create(legal.toString());
	}

}
