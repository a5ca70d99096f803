package dev.springnext.runtime.webflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.RuntimeProblemException;

/**
 * A response whose streamed body is produced on the invocation's loop. A body of one
 * buffer is left alone: it has no demand to answer, and the server sends it whole.
 * <p>
 * Once the invocation was ended, what is left of its handler can't change the response
 * any more: that is the error's.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeServerHttpResponse extends ServerHttpResponseDecorator {

	private final EdgeInvocation invocation;

	private volatile boolean handedOver;

	EdgeServerHttpResponse(ServerHttpResponse delegate, EdgeInvocation invocation) {
		super(delegate);
		this.invocation = invocation;
	}

	@Override
	public HttpHeaders getHeaders() {
		return (isFenced()) ? new HttpHeaders() : super.getHeaders();
	}

	@Override
	public boolean setStatusCode(@Nullable HttpStatusCode status) {
		return !isFenced() && super.setStatusCode(status);
	}

	@Override
	public void addCookie(ResponseCookie cookie) {
		if (!isFenced()) {
			super.addCookie(cookie);
		}
	}

	@Override
	public Mono<Void> setComplete() {
		RuntimeProblemException problem = this.invocation.problem();
		return (problem != null && isFenced()) ? Mono.error(problem) : super.setComplete();
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith((body instanceof Mono) ? body : this.invocation.stream(body, DataBufferUtils::release));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		BufferGroups groups = new BufferGroups();
		return super.writeAndFlushWith(this.invocation.stream(Flux.from(body).map(groups::add), (group) -> {
			// groups.stop() releases it
		})).doFinally((signal) -> groups.stop());
	}

	/**
	 * Lets an exception handler of the application answer for an invocation that was
	 * ended.
	 */
	void handOver() {
		this.handedOver = true;
	}

	private boolean isFenced() {
		return !this.handedOver && this.invocation.problem() != null;
	}

}
