package dev.springnext.runtime.webflux;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * Counts the body of a form that does not tell its length. Forms are read by the exchange
 * itself, below any decorator of an invocation, so they are counted where the request
 * enters; the limit is known when an edge handler is chosen, and there is none before.
 *
 * @author Switchable Runtimes for Spring
 */
final class CountedFormBody extends ServerHttpRequestDecorator {

	private volatile @Nullable EdgeInvocation invocation;

	private long size;

	CountedFormBody(ServerHttpRequest delegate) {
		super(delegate);
	}

	static boolean isNeededFor(ServerHttpRequest request) {
		MediaType type = (request.getHeaders().getContentLength() < 0) ? request.getHeaders().getContentType() : null;
		return type != null && (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)
				|| "multipart".equalsIgnoreCase(type.getType()));
	}

	/**
	 * Counts the body of the current request for an invocation, if that is needed.
	 * @param request the request
	 * @param invocation the invocation
	 * @param source what is to be run
	 * @param <T> the result
	 * @return the same source
	 */
	static <T> Mono<T> limitedBy(ServerHttpRequest request, EdgeInvocation invocation, Mono<T> source) {
		if (!isNeededFor(request)) {
			return source;
		}
		return Mono.deferContextual((view) -> {
			view.<CountedFormBody>getOrEmpty(CountedFormBody.class).ifPresent((body) -> body.invocation = invocation);
			return source;
		});
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return super.getBody().<DataBuffer>handle((chunk, sink) -> {
			this.size += chunk.readableByteCount();
			EdgeInvocation current = this.invocation;
			if (current != null && this.size > current.limits().requestBody().toBytes()) {
				DataBufferUtils.release(chunk);
				sink.error(current.requestBodyExceeded());
			}
			else {
				sink.next(chunk);
			}
		});
	}

}
