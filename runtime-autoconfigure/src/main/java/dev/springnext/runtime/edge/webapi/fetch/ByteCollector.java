package dev.springnext.runtime.edge.webapi.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.MemoryAccount;

/**
 * Reads a stream to its end.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#body-fully-read">Fetch, fully read a
 * body</a>
 */
final class ByteCollector {

	// As large as guest code's largest buffer
	private static final int MAX_BYTES = 64 * 1024 * 1024;

	private final ByteStream stream;

	private final @Nullable MemoryAccount account;

	private final ByteArrayOutputStream bytes;

	private final CompletableFuture<byte[]> result = new CompletableFuture<>();

	private ByteCollector(ByteStream stream, @Nullable MemoryAccount account) {
		this.stream = stream;
		this.account = account;
		this.bytes = new ByteArrayOutputStream((int) Math.max(32, Math.min(stream.length(), 64 * 1024)));
	}

	/**
	 * Reads a stream to its end.
	 * @param stream the stream
	 * @param account whom the bytes are charged to, or {@code null}
	 * @return completes with all bytes, on any thread
	 */
	static CompletionStage<byte[]> collect(ByteStream stream, @Nullable MemoryAccount account) {
		ByteCollector collector = new ByteCollector(stream, account);
		collector.readOn();
		return collector.result;
	}

	// Loops over reads that end at once, so that a stream of many small buffers needs no
	// deep stack
	private void readOn() {
		boolean more = true;
		while (more) {
			CompletableFuture<@Nullable ByteBuffer> read = this.stream.read().toCompletableFuture();
			if (read.isDone() && !read.isCompletedExceptionally()) {
				more = take(read.join());
			}
			else {
				read.whenComplete(this::onRead);
				more = false;
			}
		}
	}

	private void onRead(@Nullable ByteBuffer buffer, @Nullable Throwable error) {
		if (error != null) {
			this.result.completeExceptionally(error);
		}
		else if (take(buffer)) {
			readOn();
		}
	}

	private boolean take(@Nullable ByteBuffer buffer) {
		if (buffer == null) {
			this.result.complete(this.bytes.toByteArray());
			return false;
		}
		if (this.bytes.size() + (long) buffer.remaining() > MAX_BYTES) {
			this.stream.cancel();
			this.result.completeExceptionally(
					GuestError.range("The body is too large to be read at once; read it as a stream"));
			return false;
		}
		try {
			if (this.account != null) {
				this.account.charge(buffer.remaining());
			}
		}
		catch (IsolateException ex) {
			this.stream.cancel();
			this.result.completeExceptionally(ex);
			return false;
		}
		if (buffer.hasArray()) {
			this.bytes.write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
		}
		else {
			byte[] copy = new byte[buffer.remaining()];
			buffer.get(copy);
			this.bytes.write(copy, 0, copy.length);
		}
		return true;
	}

}
