package dev.springnext.runtime.webflux.middleware;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * A publisher of buffers as a stream: one buffer for each read.
 *
 * @author Switchable Runtimes for Spring
 */
final class FluxByteStream extends BaseSubscriber<DataBuffer> implements ByteStream {

	private final Flux<DataBuffer> source;

	private final long length;

	private @Nullable CompletableFuture<@Nullable ByteBuffer> reader;

	private @Nullable Throwable error;

	private boolean subscribed;

	private boolean ended;

	FluxByteStream(Flux<DataBuffer> source, long length) {
		this.source = source;
		this.length = length;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		CompletableFuture<@Nullable ByteBuffer> next = new CompletableFuture<>();
		boolean begin;
		synchronized (this) {
			if (this.error != null) {
				return CompletableFuture.failedFuture(this.error);
			}
			if (this.ended) {
				return CompletableFuture.completedFuture(null);
			}
			this.reader = next;
			begin = !this.subscribed;
			this.subscribed = true;
		}
		if (begin) {
			this.source.subscribe(this);
		}
		else {
			request(1);
		}
		return next;
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request(1);
	}

	@Override
	protected void hookOnNext(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		if (bytes.length == 0) {
			request(1);
			return;
		}
		CompletableFuture<@Nullable ByteBuffer> waiting = take();
		if (waiting != null) {
			waiting.complete(ByteBuffer.wrap(bytes));
		}
	}

	@Override
	protected void hookOnComplete() {
		end(null);
	}

	@Override
	protected void hookOnError(Throwable ex) {
		end(ex);
	}

	@Override
	protected void hookOnCancel() {
		end(null);
	}

	private void end(@Nullable Throwable ex) {
		CompletableFuture<@Nullable ByteBuffer> waiting;
		synchronized (this) {
			this.ended = true;
			this.error = ex;
			waiting = take();
		}
		if (waiting != null && ex != null) {
			waiting.completeExceptionally(ex);
		}
		else if (waiting != null) {
			waiting.complete(null);
		}
	}

	private synchronized @Nullable CompletableFuture<@Nullable ByteBuffer> take() {
		CompletableFuture<@Nullable ByteBuffer> waiting = this.reader;
		this.reader = null;
		return waiting;
	}

}
