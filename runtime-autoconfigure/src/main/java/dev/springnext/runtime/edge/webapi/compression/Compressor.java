package dev.springnext.runtime.edge.webapi.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import org.jspecify.annotations.Nullable;

/**
 * Compresses.
 *
 * @author Switchable Runtimes for Spring
 */
final class Compressor extends Codec {

	// https://www.rfc-editor.org/rfc/rfc1952#section-2.3: no flags, no time, unknown
	// system
	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	private final Deflater deflater;

	private final @Nullable CRC32 checksum;

	private byte @Nullable [] pending;

	private boolean ended;

	Compressor(Format format) {
		this.deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, format.isRaw());
		this.checksum = (format == Format.GZIP) ? new CRC32() : null;
		this.pending = (format == Format.GZIP) ? HEADER.clone() : null;
	}

	@Override
	void feed(byte[] input) {
		if (this.checksum != null) {
			this.checksum.update(input);
		}
		this.deflater.setInput(input);
	}

	@Override
	byte @Nullable [] next() {
		byte[] before = this.pending;
		if (before != null) {
			this.pending = null;
			return before;
		}
		if (this.ended) {
			return null;
		}
		byte[] piece = new byte[PIECE];
		int count = this.deflater.deflate(piece);
		if (this.deflater.finished()) {
			byte[] last = trailer(piece, count);
			release();
			return (last.length > 0) ? last : null;
		}
		return (count > 0) ? Arrays.copyOf(piece, count) : null;
	}

	private byte[] trailer(byte[] piece, int count) {
		if (this.checksum == null) {
			return Arrays.copyOf(piece, count);
		}
		return ByteBuffer.allocate(count + 2 * Integer.BYTES)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(piece, 0, count)
			.putInt((int) this.checksum.getValue())
			.putInt((int) this.deflater.getBytesRead())
			.array();
	}

	@Override
	void finish() {
		this.deflater.finish();
	}

	@Override
	void release() {
		this.ended = true;
		this.deflater.end();
	}

}
