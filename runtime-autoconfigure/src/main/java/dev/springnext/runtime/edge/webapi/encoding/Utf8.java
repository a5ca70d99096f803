package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as the Encoding standard has it. The JDK's own coder does the work where its
 * result is the same: it differs in what becomes of malformed bytes (one replacement
 * character for an encoded surrogate, where the standard has three) and of lone
 * surrogates (a question mark).
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">Encoding 8.1</a>
 */
public final class Utf8 {

	static final char REPLACEMENT = '\uFFFD';

	private Utf8() {
	}

	/**
	 * Decodes bytes; malformed ones become U+FFFD, a byte order mark is left out.
	 * @param bytes the bytes
	 * @return the text
	 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decode">UTF-8 decode</a>
	 */
	public static String decode(byte[] bytes) {
		return decode(bytes, 0, bytes.length);
	}

	/**
	 * Decodes some bytes; malformed ones become U+FFFD, a byte order mark is left out.
	 * @param bytes holds the bytes
	 * @param from the first of them
	 * @param length how many
	 * @return the text
	 */
	public static String decode(byte[] bytes, int from, int length) {
		int mark = (length >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB
				&& bytes[from + 2] == (byte) 0xBF) ? 3 : 0;
		return decodeWithMark(bytes, from + mark, length - mark);
	}

	/**
	 * Decodes what remains in a buffer, which is left as it is; malformed bytes become
	 * U+FFFD, a byte order mark is left out.
	 * @param buffer the bytes
	 * @return the text
	 */
	public static String decode(ByteBuffer buffer) {
		if (buffer.hasArray()) {
			return decode(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
		}
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return decode(bytes);
	}

	/**
	 * Encodes text; lone surrogates become U+FFFD.
	 * @param text the text
	 * @return the bytes
	 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-encode">UTF-8 encode</a>
	 */
	public static byte[] encode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		// ASCII only, which is found out faster than by a look at each character
		if (bytes.length == text.length() && new String(bytes, StandardCharsets.ISO_8859_1).equals(text)) {
			return bytes;
		}
		String formed = wellFormed(text);
		return formed.equals(text) ? bytes : formed.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Replaces lone surrogates by U+FFFD.
	 * @param text the text
	 * @return the text itself if it has none
	 * @see <a href="https://infra.spec.whatwg.org/#javascript-string-convert">Infra
	 * 4.6</a>
	 */
	public static String wellFormed(String text) {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				int next = i + 1;
				if (Character.isHighSurrogate(text.charAt(i)) && next < length
						&& Character.isLowSurrogate(text.charAt(next))) {
					i = next;
				}
				else {
					return replaceSurrogates(text, i);
				}
			}
		}
		return text;
	}

	private static String replaceSurrogates(String text, int first) {
		char[] chars = text.toCharArray();
		for (int i = first; i < chars.length; i++) {
			if (Character.isSurrogate(chars[i])) {
				if (Character.isHighSurrogate(chars[i]) && i + 1 < chars.length
						&& Character.isLowSurrogate(chars[i + 1])) {
					i++;
				}
				else {
					chars[i] = REPLACEMENT;
				}
			}
		}
		return new String(chars);
	}

	static String decodeWithMark(byte[] bytes, int from, int length) {
		String text = new String(bytes, from, length, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) < 0) ? text : Utf8Decoder.replaceMalformed(bytes, from, from + length);
	}

}
