package dev.springnext.runtime.webflux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends a comment on event streams at a steady pace, so that proxies keep idle
 * connections open and a client that has gone is noticed.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href=
 * "https://html.spec.whatwg.org/multipage/server-sent-events.html#authoring-notes">Server-sent
 * events, authoring notes</a>
 */
public final class SseHeartbeatFilter implements WebFilter, Ordered {

	private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

	private final Duration interval;

	/**
	 * Creates the filter.
	 * @param interval the time between two comments, more than zero
	 */
	public SseHeartbeatFilter(Duration interval) {
		this.interval = interval;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange.mutate().response(new HeartbeatResponse(exchange.getResponse())).build());
	}

	private final class HeartbeatResponse extends ServerHttpResponseDecorator {

		HeartbeatResponse(ServerHttpResponse delegate) {
			super(delegate);
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			MediaType type = getHeaders().getContentType();
			if (type == null || !type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM)) {
				return super.writeAndFlushWith(body);
			}
			DataBufferFactory buffers = bufferFactory();
			// Comments that the client can't take yet are dropped: the stream is not idle
			// then
			Flux<Publisher<? extends DataBuffer>> comments = Flux.interval(SseHeartbeatFilter.this.interval)
				.onBackpressureDrop()
				.map((tick) -> Mono.fromSupplier(() -> buffers.wrap(COMMENT)));
			return super.writeAndFlushWith(Flux.<Publisher<? extends DataBuffer>>from(body)
				.materialize()
				.mergeWith(comments.materialize())
				.dematerialize());
		}

	}

}
