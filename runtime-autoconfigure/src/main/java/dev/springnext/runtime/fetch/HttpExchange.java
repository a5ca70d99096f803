package dev.springnext.runtime.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.TransportException;
import dev.springnext.runtime.edge.webapi.fetch.TransportRequest;
import dev.springnext.runtime.edge.webapi.fetch.TransportResponse;

/**
 * One request of guest code and its response.
 *
 * @author Switchable Runtimes for Spring
 */
final class HttpExchange {

	// RFC 9110 section 7.6.1, and the framing: what is between us and the next hop is not
	// guest code's
	private static final Set<String> CONNECTION_HEADERS = Set.of("connection", "keep-alive", "proxy-connection",
			"transfer-encoding", "upgrade", "te", "trailer", "expect", "content-length", "host", "http2-settings");

	private static final String INFORMATIONAL = "springnext.informational";

	private final TransportRequest request;

	private final OutboundUrl url;

	private final FetchSettings settings;

	private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();

	private @Nullable Disposable subscription;

	private @Nullable Connection connection;

	private @Nullable ResponseBody body;

	private boolean cancelled;

	HttpExchange(TransportRequest request, OutboundUrl url, FetchSettings settings) {
		this.request = request;
		this.url = url;
		this.settings = settings;
	}

	CompletionStage<TransportResponse> start(HttpClient client) {
		// a body can't be sent a second time, nor may a request with effects
		boolean repeatable = this.request.body() == null && isIdempotent(this.request.method());
		Disposable sent = client.disableRetry(!repeatable)
			.request(HttpMethod.valueOf(this.request.method()))
			.uri(this.url.toString())
			.send(this::send)
			.responseConnection((response, from) -> Mono.just(receive(response, from)))
			.next()
			.timeout(this.settings.responseTimeout())
			.subscribe(this.result::complete, this::fail);
		synchronized (this) {
			this.subscription = sent;
		}
		this.request.onCancel(this::cancel);
		return this.result;
	}

	private static boolean isIdempotent(String method) {
		return !method.equals("POST") && !method.equals("PATCH");
	}

	private Publisher<Void> send(HttpClientRequest head, NettyOutbound outbound) {
		HttpHeaders headers = head.requestHeaders();
		headers.clear();
		HeaderList list = this.request.headers();
		String host = list.get("host");
		headers.set(HttpHeaderNames.HOST, (host != null) ? host : this.url.authority());
		for (int i = 0; i < list.size(); i++) {
			if (!CONNECTION_HEADERS.contains(list.name(i))) {
				headers.add(list.name(i), bytes(list.value(i)));
			}
		}
		ByteStream source = this.request.body();
		if (source != null && source.length() >= 0) {
			headers.set(HttpHeaderNames.CONTENT_LENGTH, source.length());
		}
		else if (source != null) {
			headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
		}
		Channel[] channel = new Channel[1];
		outbound.withConnection((made) -> {
			channel[0] = made.channel();
			connected(made);
		});
		if (source == null) {
			return Mono.empty();
		}
		return outbound.then().then(RequestBody.send(source, channel[0])).onErrorResume(this::failWhileSending);
	}

	// Netty writes other sequences as US-ASCII
	private static CharSequence bytes(String value) {
		return new AsciiString(value.getBytes(StandardCharsets.ISO_8859_1), false);
	}

	private void connected(Connection made) {
		if (made.channel().pipeline().get(INFORMATIONAL) == null) {
			made.channel()
				.pipeline()
				.addBefore(NettyPipeline.ReactiveBridge, INFORMATIONAL, new InformationalResponses());
		}
		synchronized (this) {
			this.connection = made;
			if (!this.cancelled) {
				return;
			}
		}
		made.channel().close();
	}

	// A server may answer, and close, before it has read everything: the answer counts
	private Mono<Void> failWhileSending(Throwable error) {
		if (error instanceof TransportException failure) {
			ResponseBody receiving;
			synchronized (this) {
				receiving = this.body;
			}
			if (receiving != null) {
				receiving.fail(failure);
			}
			return Mono.error(error);
		}
		return Mono.error(error);
	}

	private TransportResponse receive(HttpClientResponse response, Connection from) {
		HeaderList headers = new HeaderList();
		boolean multiplexed = response.version().majorVersion() > 1;
		Iterator<Map.Entry<CharSequence, CharSequence>> entries = response.responseHeaders().iteratorCharSequence();
		while (entries.hasNext()) {
			Map.Entry<CharSequence, CharSequence> entry = entries.next();
			String name = entry.getKey().toString().toLowerCase(Locale.ROOT);
			// what Netty adds to make HTTP/2 look like HTTP/1.1
			if (!multiplexed || !(name.startsWith("x-http2-") || name.equals("transfer-encoding"))) {
				headers.add(name, entry.getValue().toString());
			}
		}
		int status = response.status().code();
		boolean bodiless = this.request.method().equals("HEAD") || status == 204 || status == 304;
		long length = (bodiless) ? 0 : length(headers);
		ResponseBody receiving = new ResponseBody(from, this.url, this.settings, length, this::stopSending);
		boolean gone;
		synchronized (this) {
			this.body = receiving;
			gone = this.cancelled;
		}
		from.inbound().receive().subscribe(receiving);
		if (length == 0 || gone) {
			receiving.cancel();
		}
		String reason = (multiplexed) ? "" : response.status().reasonPhrase();
		return new TransportResponse(status, reason, headers, (bodiless) ? null : receiving);
	}

	private static long length(HeaderList headers) {
		String value = headers.contains("transfer-encoding") ? null : headers.get("content-length");
		try {
			return (value != null) ? Long.parseLong(value) : -1;
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private void fail(Throwable error) {
		end();
		this.result.completeExceptionally(TransportFailures.of(error, this.url, this.settings));
	}

	private void cancel() {
		end();
		ResponseBody receiving;
		synchronized (this) {
			receiving = this.body;
		}
		TransportException aborted = new TransportException("The request to " + this.url.shown() + " was aborted", null,
				null);
		if (receiving != null) {
			receiving.fail(aborted);
		}
		this.result.completeExceptionally(aborted);
	}

	private void end() {
		Connection open;
		Disposable running;
		synchronized (this) {
			this.cancelled = true;
			open = (this.body == null) ? this.connection : null;
			running = this.subscription;
		}
		if (running != null) {
			running.dispose();
		}
		if (open != null) {
			// unless it is another's by now
			open.channel().eventLoop().execute(() -> {
				if (Connection.from(open.channel()).equals(open)) {
					open.channel().close();
				}
			});
		}
		stopSending();
	}

	private void stopSending() {
		ByteStream source = this.request.body();
		if (source != null) {
			source.cancel();
		}
	}

}
