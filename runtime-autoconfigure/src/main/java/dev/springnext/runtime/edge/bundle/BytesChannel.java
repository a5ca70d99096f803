package dev.springnext.runtime.edge.bundle;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads an array.
 *
 * @author Switchable Runtimes for Spring
 */
final class BytesChannel implements SeekableByteChannel {

	private final byte[] bytes;

	private long position;

	private boolean closed;

	BytesChannel(byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public int read(ByteBuffer target) throws ClosedChannelException {
		if (this.closed) {
			throw new ClosedChannelException();
		}
		int count = (int) Math.min(target.remaining(), this.bytes.length - this.position);
		if (count <= 0) {
			return (target.hasRemaining()) ? -1 : 0;
		}
		target.put(this.bytes, (int) this.position, count);
		this.position += count;
		return count;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public long position() {
		return this.position;
	}

	@Override
	public SeekableByteChannel position(long position) {
		this.position = position;
		return this;
	}

	@Override
	public long size() {
		return this.bytes.length;
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return !this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
