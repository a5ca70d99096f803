package dev.springnext.runtime.webflux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * A request whose body is counted and arrives on the invocation's loop.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeServerHttpRequest extends ServerHttpRequestDecorator {

	private final EdgeInvocation invocation;

	EdgeServerHttpRequest(ServerHttpRequest delegate, EdgeInvocation invocation) {
		super(delegate);
		this.invocation = invocation;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.defer(() -> {
			Counter counter = new Counter(this.invocation.limits().requestBody().toBytes());
			return this.invocation.resume(super.getBody().<DataBuffer>handle((chunk, sink) -> {
				if (counter.exceededBy(chunk.readableByteCount())) {
					DataBufferUtils.release(chunk);
					sink.error(this.invocation.requestBodyExceeded());
				}
				else {
					sink.next(chunk);
				}
			}));
		});
	}

	private static final class Counter {

		private final long limit;

		private long size;

		Counter(long limit) {
			this.limit = limit;
		}

		boolean exceededBy(int bytes) {
			this.size += bytes;
			return this.size > this.limit;
		}

	}

}
