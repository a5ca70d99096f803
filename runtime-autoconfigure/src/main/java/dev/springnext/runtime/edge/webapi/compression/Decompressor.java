package dev.springnext.runtime.edge.webapi.compression;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Decompresses, and refuses what is damaged, ends early, or goes on after the end.
 *
 * @author Switchable Runtimes for Spring
 */
final class Decompressor extends Codec {

	private static final byte[] NOTHING = new byte[0];

	private final Inflater inflater;

	private final @Nullable GzipFrame frame;

	private byte[] input = NOTHING;

	// Where the frame's bytes begin in the input
	private int position;

	private boolean inflated;

	private boolean released;

	Decompressor(Format format) {
		this.inflater = new Inflater(format.isRaw());
		this.frame = (format == Format.GZIP) ? new GzipFrame() : null;
	}

	@Override
	void feed(byte[] bytes) {
		this.input = bytes;
		this.position = 0;
		if (this.frame != null) {
			this.position = this.frame.header(bytes);
		}
		if (!this.released && !this.inflated) {
			this.inflater.setInput(bytes, this.position, bytes.length - this.position);
		}
	}

	@Override
	byte @Nullable [] next() {
		if (!this.released && !this.inflated && (this.frame == null || this.frame.isInBody())) {
			byte[] piece = new byte[PIECE];
			int count = inflate(piece);
			if (this.inflater.needsDictionary()) {
				throw damaged("it needs a dictionary");
			}
			if (this.inflater.finished()) {
				this.inflated = true;
				this.position = this.input.length - this.inflater.getRemaining();
			}
			if (count > 0) {
				if (this.frame != null) {
					this.frame.update(piece, count);
				}
				return (count < piece.length) ? Arrays.copyOf(piece, count) : piece;
			}
		}
		checkEnd();
		return null;
	}

	private int inflate(byte[] piece) {
		try {
			return this.inflater.inflate(piece);
		}
		catch (DataFormatException ex) {
			release();
			throw damaged((ex.getMessage() != null) ? ex.getMessage() : "it can't be read");
		}
	}

	private void checkEnd() {
		if (this.inflated) {
			if (this.frame != null) {
				this.position = this.frame.trailer(this.input, this.position);
			}
			if (this.position < this.input.length) {
				throw damaged("there is more after its end");
			}
			this.input = NOTHING;
			this.position = 0;
		}
	}

	@Override
	void finish() {
		boolean complete = this.inflated && (this.frame == null || this.frame.isComplete());
		release();
		if (!complete) {
			throw damaged("it ends too early");
		}
	}

	@Override
	void release() {
		if (!this.released) {
			this.released = true;
			this.input = NOTHING;
			this.position = 0;
			this.inflater.end();
		}
	}

	static GuestError damaged(String why) {
		return GuestError.type("The compressed data is not valid: " + why);
	}

}
