package dev.springnext.runtime.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * A stream whose bytes a test provides one by one.
 */
final class PushStream implements ByteStream {

	private final Queue<CompletableFuture<@Nullable ByteBuffer>> given = new ArrayDeque<>();

	private final Queue<CompletableFuture<@Nullable ByteBuffer>> asked = new ArrayDeque<>();

	final CompletableFuture<Void> cancelled = new CompletableFuture<>();

	private final long length;

	int reads;

	PushStream(long length) {
		this.length = length;
	}

	static PushStream of(String... parts) {
		PushStream stream = new PushStream(-1);
		for (String part : parts) {
			stream.push(part);
		}
		stream.end();
		return stream;
	}

	PushStream push(String text) {
		return push(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	PushStream push(byte[] bytes) {
		next().complete(ByteBuffer.wrap(bytes));
		return this;
	}

	PushStream end() {
		next().complete(null);
		return this;
	}

	PushStream fail(Throwable error) {
		next().completeExceptionally(error);
		return this;
	}

	private synchronized CompletableFuture<@Nullable ByteBuffer> next() {
		CompletableFuture<@Nullable ByteBuffer> waiting = this.asked.poll();
		if (waiting == null) {
			waiting = new CompletableFuture<>();
			this.given.add(waiting);
		}
		return waiting;
	}

	@Override
	public synchronized CompletionStage<@Nullable ByteBuffer> read() {
		this.reads++;
		CompletableFuture<@Nullable ByteBuffer> ready = this.given.poll();
		if (ready == null) {
			ready = new CompletableFuture<>();
			this.asked.add(ready);
		}
		return ready;
	}

	@Override
	public void cancel() {
		this.cancelled.complete(null);
	}

	@Override
	public long length() {
		return this.length;
	}

}
