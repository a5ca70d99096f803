package dev.springnext.runtime.edge.webapi.crypto.key;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads and writes the few ASN.1 structures that keys are written in. What is malformed
 * is a {@code DataError}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Der {

	/** Tag of a sequence. */
	public static final int SEQUENCE = 0x30;

	/** Tag of an integer. */
	public static final int INTEGER = 0x02;

	/** Tag of a string of bits. */
	public static final int BIT_STRING = 0x03;

	/** Tag of a string of bytes. */
	public static final int OCTET_STRING = 0x04;

	/** Tag of a null. */
	public static final int NULL = 0x05;

	/** Tag of an object identifier. */
	public static final int OID = 0x06;

	private final byte[] bytes;

	private int at;

	private final int end;

	private Der(byte[] bytes, int at, int end) {
		this.bytes = bytes;
		this.at = at;
		this.end = end;
	}

	/**
	 * Begins to read.
	 * @param bytes exactly one value
	 * @return a reader of the content of that value, which is a sequence
	 */
	public static Der read(byte[] bytes) {
		Der all = new Der(bytes, 0, bytes.length);
		Der content = all.enter(SEQUENCE);
		all.finish();
		return content;
	}

	/**
	 * Reads a string of bytes that is written alone.
	 * @param bytes exactly one value
	 * @return its content
	 */
	public static byte[] readOctets(byte[] bytes) {
		Der all = new Der(bytes, 0, bytes.length);
		byte[] content = all.content(OCTET_STRING);
		all.finish();
		return content;
	}

	/**
	 * Reads the head of a value.
	 * @param tag the tag it must have
	 * @return a reader of its content
	 */
	public Der enter(int tag) {
		if (peek() != tag) {
			throw malformed();
		}
		this.at++;
		int length = length();
		Der content = new Der(this.bytes, this.at, this.at + length);
		this.at += length;
		return content;
	}

	private int length() {
		int first = next();
		int length = first;
		if (first >= 0x80) {
			int count = first & 0x7F;
			if (count == 0 || count > 4) {
				throw malformed();
			}
			length = 0;
			for (int i = 0; i < count; i++) {
				length = (length << Byte.SIZE) | next();
			}
			if (length < 0x80) {
				throw malformed();
			}
		}
		if (length > this.end - this.at) {
			throw malformed();
		}
		return length;
	}

	private int next() {
		if (this.at >= this.end) {
			throw malformed();
		}
		return this.bytes[this.at++] & 0xFF;
	}

	/**
	 * The tag of the next value.
	 * @return -1 at the end
	 */
	public int peek() {
		return (this.at < this.end) ? this.bytes[this.at] & 0xFF : -1;
	}

	/**
	 * The rest of this content.
	 * @return the bytes that were not read
	 */
	public byte[] rest() {
		return Arrays.copyOfRange(this.bytes, this.at, this.end);
	}

	/**
	 * Reads a string of bytes or an object identifier.
	 * @param tag which
	 * @return its content
	 */
	public byte[] content(int tag) {
		return enter(tag).rest();
	}

	/**
	 * Reads a string of whole bytes given as bits.
	 * @return the bytes
	 */
	public byte[] bits() {
		Der content = enter(BIT_STRING);
		if (content.next() != 0) {
			throw malformed();
		}
		return content.rest();
	}

	/**
	 * Reads an integer that is not negative.
	 * @return the integer
	 */
	public BigInteger integer() {
		byte[] content = content(INTEGER);
		if (content.length == 0 || content[0] < 0) {
			throw malformed();
		}
		return new BigInteger(content);
	}

	/**
	 * Refuses more content.
	 */
	public void finish() {
		if (this.at != this.end) {
			throw malformed();
		}
	}

	private static RuntimeException malformed() {
		return CryptoErrors.data("The key is not well-formed ASN.1");
	}

	/**
	 * Writes a value.
	 * @param tag its tag
	 * @param parts its content
	 * @return the value
	 */
	public static byte[] write(int tag, byte[]... parts) {
		int length = 0;
		for (byte[] part : parts) {
			length += part.length;
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
		out.write(tag);
		if (length < 0x80) {
			out.write(length);
		}
		else {
			byte[] size = unsigned(BigInteger.valueOf(length));
			out.write(0x80 | size.length);
			out.writeBytes(size);
		}
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	/**
	 * Writes an integer.
	 * @param value the integer
	 * @return the value
	 */
	public static byte[] write(BigInteger value) {
		return write(INTEGER, value.toByteArray());
	}

	/**
	 * The bytes of a number that is not negative, most significant first.
	 * @param value the number
	 * @return as few as possible, one at least
	 */
	public static byte[] unsigned(BigInteger value) {
		byte[] signed = value.toByteArray();
		return (signed.length > 1 && signed[0] == 0) ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
	}

	/**
	 * The bytes of a number that is not negative, most significant first.
	 * @param value the number
	 * @param length how many bytes
	 * @return exactly that many
	 */
	public static byte[] unsigned(BigInteger value, int length) {
		byte[] bytes = unsigned(value);
		byte[] padded = new byte[length];
		System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
		return padded;
	}

}
