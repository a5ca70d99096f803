package dev.springnext.runtime.edge.webapi.file;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * Reads a blob, in pieces of a size that is good to pass on.
 *
 * @author Switchable Runtimes for Spring
 */
final class BlobStream implements ByteStream {

	private static final int CHUNK = 64 * 1024;

	private final long length;

	private Iterator<ByteBuffer> ranges;

	private @Nullable ByteBuffer current;

	BlobStream(List<ByteBuffer> ranges, long length) {
		this.ranges = ranges.iterator();
		this.length = length;
	}

	@Override
	public synchronized CompletionStage<@Nullable ByteBuffer> read() {
		ByteBuffer range = this.current;
		if (range == null || !range.hasRemaining()) {
			range = (this.ranges.hasNext()) ? this.ranges.next().duplicate() : null;
			this.current = range;
		}
		if (range == null) {
			return CompletableFuture.completedFuture(null);
		}
		ByteBuffer chunk = range.slice(range.position(), Math.min(CHUNK, range.remaining()));
		range.position(range.position() + chunk.remaining());
		return CompletableFuture.completedFuture(chunk);
	}

	@Override
	public synchronized void cancel() {
		this.ranges = List.<ByteBuffer>of().iterator();
		this.current = null;
	}

	@Override
	public long length() {
		return this.length;
	}

}
