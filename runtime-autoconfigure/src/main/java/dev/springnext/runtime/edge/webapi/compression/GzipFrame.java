package dev.springnext.runtime.edge.webapi.compression;

import java.util.zip.CRC32;

/**
 * What surrounds the deflated data of gzip, read byte by byte as it may come in any
 * pieces.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952 2.3</a>
 */
final class GzipFrame {

	private static final int FIXED = 10;

	private static final int TRAILER = 8;

	private static final int HEADER_CHECKSUM = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private static final int RESERVED = 0xE0;

	private final CRC32 headerChecksum = new CRC32();

	private final CRC32 checksum = new CRC32();

	private boolean inFixed = true;

	// The optional parts of the header that are still to come
	private int parts;

	private int flags;

	private int at;

	private int number;

	private long size;

	private long trailer;

	private int trailerBytes;

	/**
	 * Reads the header.
	 * @param bytes what came
	 * @return where the body begins in it
	 */
	int header(byte[] bytes) {
		int i = 0;
		while (i < bytes.length && !isInBody()) {
			header(bytes[i++] & 0xFF);
		}
		return i;
	}

	private void header(int octet) {
		if (this.inFixed) {
			fixed(octet);
			this.headerChecksum.update(octet);
		}
		else if ((this.parts & EXTRA) != 0) {
			this.headerChecksum.update(octet);
			extra(octet);
		}
		else if ((this.parts & (NAME | COMMENT)) != 0) {
			this.headerChecksum.update(octet);
			if (octet == 0) {
				this.parts &= ((this.parts & NAME) != 0) ? ~NAME : ~COMMENT;
			}
		}
		else {
			checksum(octet);
		}
	}

	private void fixed(int octet) {
		boolean valid = switch (this.at) {
			case 0 -> octet == 0x1f;
			case 1 -> octet == 0x8b;
			case 2 -> octet == 8;
			case 3 -> (octet & RESERVED) == 0;
			default -> true;
		};
		if (!valid) {
			throw Decompressor.damaged("it has no header of gzip");
		}
		if (this.at == 3) {
			this.flags = octet;
		}
		if (++this.at == FIXED) {
			this.inFixed = false;
			this.parts = this.flags & (HEADER_CHECKSUM | EXTRA | NAME | COMMENT);
			this.at = 0;
		}
	}

	private void extra(int octet) {
		if (this.at < 2) {
			this.number |= octet << (Byte.SIZE * this.at);
		}
		if (++this.at >= 2 && this.at == 2 + this.number) {
			this.parts &= ~EXTRA;
			this.at = 0;
			this.number = 0;
		}
	}

	private void checksum(int octet) {
		this.number |= octet << (Byte.SIZE * this.at);
		if (++this.at == 2) {
			if (this.number != (this.headerChecksum.getValue() & 0xFFFF)) {
				throw Decompressor.damaged("the checksum of its header does not match");
			}
			this.parts = 0;
		}
	}

	boolean isInBody() {
		return !this.inFixed && this.parts == 0;
	}

	void update(byte[] output, int count) {
		this.checksum.update(output, 0, count);
		this.size += count;
	}

	/**
	 * Reads the trailer.
	 * @param bytes what came
	 * @param from where the trailer begins, or goes on
	 * @return where it ends
	 */
	int trailer(byte[] bytes, int from) {
		int i = from;
		while (i < bytes.length && this.trailerBytes < TRAILER) {
			this.trailer |= (bytes[i++] & 0xFFL) << (Byte.SIZE * this.trailerBytes);
			if (++this.trailerBytes == TRAILER) {
				check();
			}
		}
		return i;
	}

	private void check() {
		if ((this.trailer & 0xFFFFFFFFL) != this.checksum.getValue()) {
			throw Decompressor.damaged("its checksum does not match");
		}
		if ((this.trailer >>> Integer.SIZE) != (this.size & 0xFFFFFFFFL)) {
			throw Decompressor.damaged("its size does not match");
		}
	}

	boolean isComplete() {
		return this.trailerBytes == TRAILER;
	}

}
