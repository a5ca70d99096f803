package dev.springnext.runtime.fetch;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.netty.Connection;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.TransportException;

/**
 * The body of a response, read from the socket as somebody asks for it. All state is of
 * the connection's event loop.
 *
 * @author Switchable Runtimes for Spring
 */
final class ResponseBody implements ByteStream, CoreSubscriber<ByteBuf> {

	// a connection that is worth keeping may cost this much to read to its end
	private static final long SMALL_REST = 64 * 1024;

	private static final long DRAIN_MILLIS = 1000;

	private final Connection connection;

	private final OutboundUrl url;

	private final FetchSettings settings;

	private final long length;

	private final Runnable onBroken;

	private final EventLoop loop;

	private @Nullable Subscription subscription;

	private @Nullable CompletableFuture<@Nullable ByteBuffer> pending;

	private @Nullable TransportException failure;

	private long received;

	private boolean ended;

	private boolean cancelled;

	ResponseBody(Connection connection, OutboundUrl url, FetchSettings settings, long length, Runnable onBroken) {
		this.connection = connection;
		this.url = url;
		this.settings = settings;
		this.length = length;
		this.onBroken = onBroken;
		this.loop = connection.channel().eventLoop();
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		CompletableFuture<@Nullable ByteBuffer> next = new CompletableFuture<>();
		run(() -> {
			if (this.failure != null) {
				next.completeExceptionally(this.failure);
			}
			else if (this.ended || this.cancelled) {
				next.complete(null);
			}
			else if (this.pending != null) {
				next.completeExceptionally(new IllegalStateException("There is another read"));
			}
			else {
				this.pending = next;
				request(1);
			}
		});
		return next;
	}

	private void run(Runnable work) {
		if (this.loop.inEventLoop()) {
			work.run();
		}
		else {
			this.loop.execute(work);
		}
	}

	private void request(long count) {
		if (this.subscription != null) {
			this.subscription.request(count);
		}
	}

	@Override
	public void onSubscribe(Subscription subscribed) {
		this.subscription = subscribed;
		if (this.cancelled) {
			drain();
		}
	}

	@Override
	public void onNext(ByteBuf buffer) {
		this.received += buffer.readableBytes();
		CompletableFuture<@Nullable ByteBuffer> reader = this.pending;
		if (this.cancelled) {
			return;
		}
		if (this.received > this.settings.maxResponseSize().toBytes()) {
			this.failure = new TransportException("The response of " + this.url.shown() + " is larger than "
					+ this.settings.maxResponseSize() + " (" + FetchSettings.MAX_RESPONSE_SIZE + ")",
					"ERR_RESPONSE_TOO_LARGE", null);
			this.cancelled = true;
			drop();
			settle(null);
		}
		else if (!buffer.isReadable() || reader == null) {
			request(1);
		}
		else {
			byte[] bytes = new byte[buffer.readableBytes()];
			buffer.readBytes(bytes);
			this.pending = null;
			reader.complete(ByteBuffer.wrap(bytes));
		}
	}

	@Override
	public void onError(Throwable error) {
		this.ended = true;
		if (this.failure == null && !this.cancelled) {
			this.failure = TransportFailures.of(error, this.url, this.settings);
		}
		settle(null);
		this.onBroken.run();
	}

	@Override
	public void onComplete() {
		this.ended = true;
		settle(null);
	}

	private void settle(@Nullable ByteBuffer last) {
		CompletableFuture<@Nullable ByteBuffer> reader = this.pending;
		this.pending = null;
		if (reader != null && this.failure != null) {
			reader.completeExceptionally(this.failure);
		}
		else if (reader != null) {
			reader.complete(last);
		}
	}

	/**
	 * Ends the exchange because of something else than the response.
	 * @param cause what went wrong
	 */
	void fail(TransportException cause) {
		run(() -> {
			if (!this.ended && !this.cancelled) {
				this.failure = cause;
				this.cancelled = true;
				drop();
				settle(null);
			}
		});
	}

	@Override
	public void cancel() {
		run(() -> {
			if (!this.ended && !this.cancelled) {
				this.cancelled = true;
				drain();
				settle(null);
			}
		});
	}

	private void drain() {
		boolean small = this.length >= 0 && this.length - this.received <= SMALL_REST;
		if (isBound() && !small) {
			drop();
		}
		else {
			request(Long.MAX_VALUE);
			if (!this.ended) {
				this.loop.schedule(this::drop, DRAIN_MILLIS, TimeUnit.MILLISECONDS);
			}
		}
	}

	// Closes the connection, unless it has received the whole response: it may be
	// another's
	// already, while some of the response is still queued here
	private void drop() {
		if (this.ended || this.subscription == null) {
			return;
		}
		if (isBound()) {
			this.subscription.cancel();
		}
		else {
			request(Long.MAX_VALUE);
		}
	}

	private boolean isBound() {
		return Connection.from(this.connection.channel()).equals(this.connection);
	}

}
