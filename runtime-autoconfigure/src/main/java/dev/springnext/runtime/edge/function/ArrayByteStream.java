package dev.springnext.runtime.edge.function;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * Bytes that are all there, as a stream.
 *
 * @author Switchable Runtimes for Spring
 */
final class ArrayByteStream implements ByteStream {

	private final byte[] bytes;

	private boolean read;

	ArrayByteStream(byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		ByteBuffer next = (this.read || this.bytes.length == 0) ? null : ByteBuffer.wrap(this.bytes).asReadOnlyBuffer();
		this.read = true;
		return CompletableFuture.completedFuture(next);
	}

	@Override
	public void cancel() {
		this.read = true;
	}

	@Override
	public long length() {
		return this.bytes.length;
	}

}
