package dev.springnext.runtime.edge.engine;

import org.graalvm.polyglot.Value;

/**
 * Bytes of guest code's buffers.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Bytes {

	private Bytes() {
	}

	/**
	 * Copies bytes out of an {@code ArrayBuffer}. Modules pass a view as its
	 * {@code buffer}, {@code byteOffset} and {@code byteLength}: three arguments in a
	 * row.
	 * @param arguments the arguments of a host function
	 * @param index where the three begin
	 * @return the bytes
	 */
	public static byte[] of(Value[] arguments, int index) {
		return of(arguments[index], arguments[index + 1].asInt(), arguments[index + 2].asInt());
	}

	/**
	 * Copies bytes out of an {@code ArrayBuffer}.
	 * @param buffer the buffer
	 * @param offset where to begin
	 * @param length how many bytes
	 * @return the bytes
	 */
	public static byte[] of(Value buffer, int offset, int length) {
		byte[] bytes = new byte[length];
		if (length > 0) {
			buffer.readBuffer(offset, bytes, 0, length);
		}
		return bytes;
	}

	/**
	 * Copies bytes into an {@code ArrayBuffer}.
	 * @param bytes the bytes
	 * @param from the first of them
	 * @param length how many
	 * @param buffer the buffer
	 * @param offset where they go
	 */
	public static void copy(byte[] bytes, int from, int length, Value buffer, long offset) {
		int i = 0;
		for (; i + Long.BYTES <= length; i += Long.BYTES) {
			buffer.writeBufferLong(java.nio.ByteOrder.LITTLE_ENDIAN, offset + i, littleEndian(bytes, from + i));
		}
		for (; i < length; i++) {
			buffer.writeBufferByte(offset + i, bytes[from + i]);
		}
	}

	private static long littleEndian(byte[] bytes, int at) {
		long value = 0;
		for (int i = Long.BYTES - 1; i >= 0; i--) {
			value = (value << Byte.SIZE) | (bytes[at + i] & 0xFF);
		}
		return value;
	}

}
