package dev.springnext.runtime.edge.webapi.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.encoding.Utf8;

/**
 * The bytes of a {@code Blob}: a sequence of ranges of arrays that nobody changes, so
 * that slices and compositions share them.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class BlobData implements Proxy {

	/** No bytes. */
	public static final BlobData EMPTY = new BlobData(List.of());

	private final List<ByteBuffer> ranges;

	private final long size;

	private BlobData(List<ByteBuffer> ranges) {
		this.ranges = ranges;
		long total = 0;
		for (ByteBuffer range : ranges) {
			total += range.remaining();
		}
		this.size = total;
	}

	/**
	 * Makes a blob of an array.
	 * @param bytes the array, which is the blob's from here on
	 * @return the blob
	 */
	public static BlobData of(byte[] bytes) {
		return (bytes.length == 0) ? EMPTY : new BlobData(List.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
	}

	/**
	 * The blob behind an argument of a host function.
	 * @param argument what a module passed
	 * @return the blob
	 */
	public static BlobData from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof BlobData data) {
			return data;
		}
		throw GuestError.type("The argument is not the data of a Blob");
	}

	/**
	 * How many bytes there are.
	 * @return their number
	 */
	public long size() {
		return this.size;
	}

	/**
	 * A part of the blob.
	 * @param start the first byte
	 * @param end behind the last byte
	 * @return a blob that shares the bytes
	 */
	public BlobData slice(long start, long end) {
		if (start <= 0 && end >= this.size) {
			return this;
		}
		List<ByteBuffer> part = new ArrayList<>();
		long at = 0;
		for (ByteBuffer range : this.ranges) {
			long from = Math.max(start - at, 0);
			long to = Math.min(end - at, range.remaining());
			if (from < to) {
				part.add(range.slice((int) from, (int) (to - from)));
			}
			at += range.remaining();
		}
		return (part.isEmpty()) ? EMPTY : new BlobData(part);
	}

	/**
	 * All bytes.
	 * @return an array of the caller's own
	 */
	public byte[] toBytes() {
		if (this.size > Integer.MAX_VALUE - 8) {
			throw GuestError.dom("NotReadableError", "The blob is too large to be read at once");
		}
		byte[] bytes = new byte[(int) this.size];
		int at = 0;
		for (ByteBuffer range : this.ranges) {
			range.duplicate().get(bytes, at, range.remaining());
			at += range.remaining();
		}
		return bytes;
	}

	/**
	 * All bytes as UTF-8.
	 * @return the text without a byte order mark
	 */
	public String text() {
		return Utf8.decode(toBytes());
	}

	/**
	 * Reads the blob bit by bit.
	 * @return a stream of its own, of buffers that can't be written to
	 */
	public ByteStream stream() {
		return new BlobStream(this.ranges, this.size);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BlobData blob && blob.size == this.size && Arrays.equals(blob.toBytes(), toBytes());
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.size);
	}

	/**
	 * Puts a blob together.
	 */
	public static final class Builder implements Proxy {

		private final List<ByteBuffer> ranges = new ArrayList<>();

		/**
		 * Adds bytes.
		 * @param bytes the array, which is the blob's from here on
		 * @return this object
		 */
		public Builder add(byte[] bytes) {
			if (bytes.length > 0) {
				this.ranges.add(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
			}
			return this;
		}

		/**
		 * Adds text in UTF-8.
		 * @param text the text
		 * @return this object
		 */
		public Builder add(String text) {
			return add(Utf8.encode(text));
		}

		/**
		 * Adds the bytes of another blob, which are shared.
		 * @param blob the other blob
		 * @return this object
		 */
		public Builder add(BlobData blob) {
			this.ranges.addAll(blob.ranges);
			return this;
		}

		/**
		 * Makes the blob.
		 * @return the blob
		 */
		public BlobData build() {
			return (this.ranges.isEmpty()) ? EMPTY : new BlobData(List.copyOf(this.ranges));
		}

		static Builder from(Value argument) {
			if (argument.isProxyObject() && argument.asProxyObject() instanceof Builder builder) {
				return builder;
			}
			throw GuestError.type("The argument is not the parts of a Blob");
		}

	}

}
