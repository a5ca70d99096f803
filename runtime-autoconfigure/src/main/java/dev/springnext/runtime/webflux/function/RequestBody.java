package dev.springnext.runtime.webflux.function;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.executor.BudgetExceededException;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.middleware.MiddlewareProblemException;

/**
 * The body of a request, read bit by bit, and counted.
 *
 * @author Switchable Runtimes for Spring
 */
final class RequestBody implements ByteStream {

	private static final Log logger = LogFactory.getLog(RequestBody.class);

	private final Flux<DataBuffer> source;

	private final Receiver receiver = new Receiver();

	private final long length;

	private final EdgeInvocation invocation;

	private final Consumer<RuntimeException> tooLarge;

	private @Nullable CompletableFuture<@Nullable ByteBuffer> reader;

	private @Nullable GuestError error;

	private boolean subscribed;

	private boolean ended;

	private long size;

	RequestBody(Flux<DataBuffer> source, long length, EdgeInvocation invocation, Consumer<RuntimeException> tooLarge) {
		this.source = source;
		this.length = length;
		this.invocation = invocation;
		this.tooLarge = tooLarge;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		CompletableFuture<@Nullable ByteBuffer> next = new CompletableFuture<>();
		boolean first;
		synchronized (this) {
			if (this.error != null) {
				return CompletableFuture.failedFuture(this.error);
			}
			if (this.ended) {
				return CompletableFuture.completedFuture(null);
			}
			this.reader = next;
			first = !this.subscribed;
			this.subscribed = true;
		}
		if (first) {
			this.source.subscribe(this.receiver);
		}
		else {
			this.receiver.request(1);
		}
		return next;
	}

	@Override
	public long length() {
		return this.length;
	}

	private void fail(GuestError ex) {
		CompletableFuture<@Nullable ByteBuffer> waiting;
		synchronized (this) {
			this.error = ex;
			waiting = take();
		}
		if (waiting != null) {
			waiting.completeExceptionally(ex);
		}
	}

	private synchronized @Nullable CompletableFuture<@Nullable ByteBuffer> take() {
		CompletableFuture<@Nullable ByteBuffer> waiting = this.reader;
		this.reader = null;
		return waiting;
	}

	@Override
	public void cancel() {
		synchronized (this) {
			this.ended = true;
		}
		this.receiver.cancel();
	}

	private final class Receiver extends BaseSubscriber<DataBuffer> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			subscription.request(1);
		}

		@Override
		protected void hookOnNext(DataBuffer buffer) {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			DataBufferUtils.release(buffer);
			RequestBody.this.size += bytes.length;
			if (RequestBody.this.size > RequestBody.this.invocation.limits().requestBody().toBytes()) {
				cancel();
				BudgetExceededException exceeded = RequestBody.this.invocation.requestBodyExceeded();
				RequestBody.this.tooLarge.accept(exceeded);
				fail(GuestError
					.type("The body of the request is larger than it may be (spring.next.edge.limits.request-body)"));
				return;
			}
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
			CompletableFuture<@Nullable ByteBuffer> waiting;
			synchronized (RequestBody.this) {
				RequestBody.this.ended = true;
				waiting = take();
			}
			if (waiting != null) {
				waiting.complete(null);
			}
		}

		@Override
		protected void hookOnError(Throwable ex) {
			if (ex instanceof MiddlewareProblemException problem) {
				RequestBody.this.tooLarge.accept(problem);
				fail(GuestError
					.type("The body of the request is larger than it may be (spring.next.middleware.body-limit)"));
				return;
			}
			logger.debug("The body of a request can't be read to its end", ex);
			fail(GuestError.type("The body of the request ended before it was complete"));
		}

	}

}
