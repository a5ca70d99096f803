package dev.springnext.runtime.webflux;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * A response whose streamed body is produced on the invocation's loop. A body of one
 * buffer is left alone: it has no demand to answer, and the server sends it whole.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeServerHttpResponse extends ServerHttpResponseDecorator {

	private final EdgeInvocation invocation;

	EdgeServerHttpResponse(ServerHttpResponse delegate, EdgeInvocation invocation) {
		super(delegate);
		this.invocation = invocation;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith((body instanceof Mono) ? body : this.invocation.stream(body));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return super.writeAndFlushWith(this.invocation.stream(body));
	}

}
