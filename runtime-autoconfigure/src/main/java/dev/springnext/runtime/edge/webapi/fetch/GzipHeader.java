package dev.springnext.runtime.edge.webapi.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header of a gzip member.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#page-5">RFC 1952, 2.3</a>
 */
final class GzipHeader {

	static final byte FIRST_BYTE = 0x1F;

	private static final int FIXED = 10;

	// Longer ones are an attack
	private static final int MAX = 64 * 1024;

	private static final int CHECKSUM = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private GzipHeader() {
	}

	/**
	 * How long the header is.
	 * @param input begins with it
	 * @return its length, or -1 if it is not all there
	 * @throws IOException if it is none
	 */
	static int length(ByteBuffer input) throws IOException {
		ByteBuffer header = input.slice();
		if (header.remaining() < FIXED) {
			return -1;
		}
		if (header.get() != FIRST_BYTE || (header.get() & 0xFF) != 0x8B || header.get() != 8) {
			throw new IOException("The content is not in gzip format");
		}
		int flags = header.get();
		int at = FIXED;
		if ((flags & EXTRA) != 0) {
			if (header.limit() < at + 2) {
				return -1;
			}
			at += 2 + ((header.get(at) & 0xFF) | (header.get(at + 1) & 0xFF) << 8);
		}
		at = ((flags & NAME) != 0) ? behindZero(header, at) : at;
		at = ((flags & COMMENT) != 0) ? behindZero(header, at) : at;
		at += ((flags & CHECKSUM) != 0) ? 2 : 0;
		if (at > MAX) {
			throw new IOException("The header of the gzip format is too long");
		}
		return (at <= header.limit()) ? at : -1;
	}

	private static int behindZero(ByteBuffer header, int from) {
		int at = from;
		while (at < header.limit() && header.get(at) != 0) {
			at++;
		}
		return at + 1;
	}

}
