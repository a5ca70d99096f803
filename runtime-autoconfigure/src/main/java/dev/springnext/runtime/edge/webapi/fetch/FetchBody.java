package dev.springnext.runtime.edge.webapi.fetch;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * The body of a response of the network, which guest code may abort at any time.
 *
 * @author Switchable Runtimes for Spring
 */
final class FetchBody implements ByteStream {

	private final ByteStream body;

	private final Runnable onEnd;

	private @Nullable CompletableFuture<@Nullable ByteBuffer> pending;

	private @Nullable RuntimeException failure;

	private boolean ended;

	FetchBody(ByteStream body, Runnable onEnd) {
		this.body = body;
		this.onEnd = onEnd;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		CompletableFuture<@Nullable ByteBuffer> result = new CompletableFuture<>();
		synchronized (this) {
			if (this.failure != null) {
				result.completeExceptionally(this.failure);
				return result;
			}
			this.pending = result;
		}
		this.body.read().whenComplete((buffer, error) -> onRead(result, buffer, error));
		return result;
	}

	private void onRead(CompletableFuture<@Nullable ByteBuffer> result, @Nullable ByteBuffer buffer,
			@Nullable Throwable error) {
		synchronized (this) {
			this.pending = null;
		}
		if (error != null) {
			end();
			result.completeExceptionally(FetchFailure.of(error).toGuestError("terminated"));
		}
		else {
			if (buffer == null) {
				end();
			}
			result.complete(buffer);
		}
	}

	/**
	 * Ends the body at once.
	 * @param reason what reads fail with from here on
	 */
	void abort(RuntimeException reason) {
		CompletableFuture<@Nullable ByteBuffer> waiting;
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.failure = reason;
			waiting = this.pending;
		}
		cancel();
		if (waiting != null) {
			waiting.completeExceptionally(reason);
		}
	}

	@Override
	public void cancel() {
		this.body.cancel();
		end();
	}

	private void end() {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
		}
		this.onEnd.run();
	}

	@Override
	public long length() {
		return this.body.length();
	}

}
