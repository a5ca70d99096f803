package dev.springnext.runtime.edge.webapi.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * Decodes the content codings {@code gzip} and {@code deflate}.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-content-codings">RFC 9110,
 * 8.4.1</a>
 */
final class InflatingStream implements ByteStream {

	private static final int CHUNK = 32 * 1024;

	private static final int TRAILER = 8;

	private final ByteStream source;

	private final boolean gzip;

	private final CRC32 checksum = new CRC32();

	private @Nullable Inflater inflater;

	private ByteBuffer input = ByteBuffer.allocate(0);

	private boolean inputEnded;

	private boolean done;

	InflatingStream(ByteStream source, boolean gzip) {
		this.source = source;
		this.gzip = gzip;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		CompletableFuture<@Nullable ByteBuffer> result = new CompletableFuture<>();
		pump(result);
		return result;
	}

	// Loops over reads that end at once
	private void pump(CompletableFuture<@Nullable ByteBuffer> result) {
		try {
			boolean more = true;
			while (more) {
				ByteBuffer output = inflate();
				more = output == null && !this.done;
				if (!more) {
					finish(output, result);
				}
				else if (this.inputEnded) {
					throw new IOException("The compressed content is truncated");
				}
				else {
					more = fill(result);
				}
			}
		}
		catch (IOException | DataFormatException ex) {
			cancel();
			result.completeExceptionally(
					new TransportException("The content can not be decoded", "ERR_CONTENT_DECODING", ex));
		}
	}

	private void finish(@Nullable ByteBuffer output, CompletableFuture<@Nullable ByteBuffer> result) {
		if (output == null) {
			release();
		}
		result.complete(output);
	}

	private boolean fill(CompletableFuture<@Nullable ByteBuffer> result) {
		CompletableFuture<@Nullable ByteBuffer> read = this.source.read().toCompletableFuture();
		if (read.isDone() && !read.isCompletedExceptionally()) {
			take(read.join());
			return true;
		}
		read.whenComplete((buffer, error) -> {
			if (error != null) {
				release();
				result.completeExceptionally(error);
			}
			else {
				take(buffer);
				pump(result);
			}
		});
		return false;
	}

	private void take(@Nullable ByteBuffer buffer) {
		if (buffer == null) {
			this.inputEnded = true;
			// No content at all, as in answers to HEAD, is no error
			this.done = this.done || (this.inflater == null && !this.input.hasRemaining());
			return;
		}
		ByteBuffer joined = ByteBuffer.allocate(this.input.remaining() + buffer.remaining());
		joined.put(this.input).put(buffer).flip();
		this.input = joined;
	}

	/**
	 * Inflates what is there.
	 * @return bytes, or {@code null} if more input is needed, or all is done
	 */
	private @Nullable ByteBuffer inflate() throws DataFormatException, IOException {
		while (!this.done && start()) {
			Inflater current = this.inflater;
			if (current == null) {
				return null;
			}
			if (current.finished()) {
				if (!end(current)) {
					return null;
				}
				continue;
			}
			if (current.needsInput()) {
				if (!this.input.hasRemaining()) {
					return null;
				}
				current.setInput(this.input);
			}
			byte[] output = new byte[CHUNK];
			int length = current.inflate(output);
			if (current.needsDictionary()) {
				throw new IOException("A preset dictionary is not allowed");
			}
			if (length > 0) {
				this.checksum.update(output, 0, length);
				return ByteBuffer.wrap(output, 0, length);
			}
			if (!current.finished() && !current.needsInput()) {
				throw new IOException("The compressed content makes no progress");
			}
		}
		return null;
	}

	private boolean start() throws IOException {
		if (this.inflater == null) {
			if (this.gzip) {
				int length = GzipHeader.length(this.input);
				if (length < 0) {
					return false;
				}
				this.input.position(this.input.position() + length);
				this.inflater = new Inflater(true);
			}
			else {
				if (!this.input.hasRemaining()) {
					return false;
				}
				// Servers send the raw format, too, though the standard says zlib
				boolean zlib = (this.input.get(this.input.position()) & 0x0F) == 8;
				this.inflater = new Inflater(!zlib);
			}
			this.checksum.reset();
		}
		return true;
	}

	// Returns whether the trailer was there
	private boolean end(Inflater finished) throws IOException {
		if (!this.gzip) {
			this.done = true;
			return true;
		}
		if (this.input.remaining() < TRAILER) {
			return false;
		}
		int sum = Integer.reverseBytes(this.input.getInt());
		int size = Integer.reverseBytes(this.input.getInt());
		if (sum != (int) this.checksum.getValue() || size != (int) finished.getBytesWritten()) {
			throw new IOException("The checksum of the compressed content is wrong");
		}
		finished.end();
		this.inflater = null;
		// Another member may follow; anything else behind the last one is ignored
		this.done = this.input.hasRemaining() && this.input.get(this.input.position()) != GzipHeader.FIRST_BYTE;
		return true;
	}

	private void release() {
		Inflater current = this.inflater;
		this.done = true;
		this.inflater = null;
		if (current != null) {
			current.end();
		}
	}

	@Override
	public void cancel() {
		release();
		this.source.cancel();
	}

}
