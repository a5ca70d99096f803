package dev.springnext.runtime.edge.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code ArrayBuffer}s of bytes. They are GraalJS's own, as one that only wraps a
 * {@link ByteBuffer} can not be transferred; there is no bulk copy into those, so the
 * cheapest way depends on the bytes.
 *
 * @author Switchable Runtimes for Spring
 */
final class GuestBuffers {

	// Up to here the calls for eight bytes each are the cheapest
	private static final int SMALL = 128;

	private static final int SAMPLE = 64;

	private static final char REPLACEMENT = '\uFFFD';

	private final Value newBuffer;

	private final Value textBuffer;

	private final Value copyBuffer;

	GuestBuffers(Value core) {
		this.newBuffer = core.getMember("newBuffer");
		this.textBuffer = core.getMember("textBuffer");
		this.copyBuffer = core.getMember("copyBuffer");
	}

	/**
	 * What guest code gets for a result of the host's.
	 * @param value bytes, of which it gets a copy, or any other value
	 * @return the value for guest code
	 */
	@Nullable Object toGuest(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return of(bytes);
		}
		if (value instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return of(bytes);
		}
		return value;
	}

	Value of(byte[] bytes) {
		if (bytes.length <= SMALL) {
			Value buffer = this.newBuffer.execute(bytes.length);
			Bytes.copy(bytes, 0, bytes.length, buffer, 0);
			return buffer;
		}
		if (mayBeText(bytes)) {
			// What decodes without a replacement encodes to the very same bytes
			String text = new String(bytes, StandardCharsets.UTF_8);
			if (text.indexOf(REPLACEMENT) < 0) {
				return this.textBuffer.execute(text);
			}
		}
		int words = bytes.length / Long.BYTES;
		int copied = words * Long.BYTES;
		Value buffer = this.copyBuffer.execute(ByteBuffer.wrap(bytes), bytes.length, words);
		Bytes.copy(bytes, copied, bytes.length - copied, buffer, copied);
		return buffer;
	}

	private static boolean mayBeText(byte[] bytes) {
		String start = new String(bytes, 0, SAMPLE, StandardCharsets.UTF_8);
		int malformed = start.indexOf(REPLACEMENT);
		// The sample may end amid a character
		return start.indexOf('\0') < 0 && (malformed < 0 || malformed >= start.length() - 3);
	}

}
