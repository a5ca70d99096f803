package dev.springnext.runtime.edge.webapi.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of UTF-8.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#percent-encoded-bytes">URL Standard,
 * percent-encoded bytes</a>
 */
enum PercentEncoding {

	/** The C0 control percent-encode set. */
	C0_CONTROL(""),

	/** The fragment percent-encode set. */
	FRAGMENT(" \"<>`"),

	/** The query percent-encode set. */
	QUERY(" \"#<>"),

	/** The special-query percent-encode set. */
	SPECIAL_QUERY(" \"#<>'"),

	/** The path percent-encode set. */
	PATH(" \"#<>?^`{}"),

	/** The userinfo percent-encode set. */
	USERINFO(" \"#<>?^`{}/:;=@[\\]|");

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private final boolean[] encoded = new boolean[128];

	PercentEncoding(String characters) {
		for (int c = 0; c < 128; c++) {
			this.encoded[c] = c < 0x20 || c == 0x7F || characters.indexOf(c) >= 0;
		}
	}

	boolean encodes(int codePoint) {
		return codePoint >= 128 || this.encoded[codePoint];
	}

	/**
	 * Appends a code point, encoded if it is in the set.
	 * @param codePoint the code point, not a surrogate
	 * @param out what to append to
	 */
	void encode(int codePoint, StringBuilder out) {
		if (codePoint < 128) {
			if (this.encoded[codePoint]) {
				escape(codePoint, out);
			}
			else {
				out.append((char) codePoint);
			}
		}
		else {
			escapeUtf8(codePoint, out);
		}
	}

	void encode(String text, StringBuilder out) {
		int codePoint;
		for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
			codePoint = text.codePointAt(i);
			encode(codePoint, out);
		}
	}

	String encode(String text) {
		StringBuilder out = new StringBuilder(text.length() + 16);
		encode(text, out);
		return out.toString();
	}

	static void escapeUtf8(int codePoint, StringBuilder out) {
		if (codePoint < 0x80) {
			escape(codePoint, out);
		}
		else if (codePoint < 0x800) {
			escape(0xC0 | (codePoint >> 6), out);
			escape(0x80 | (codePoint & 0x3F), out);
		}
		else if (codePoint < 0x10000) {
			escape(0xE0 | (codePoint >> 12), out);
			escape(0x80 | ((codePoint >> 6) & 0x3F), out);
			escape(0x80 | (codePoint & 0x3F), out);
		}
		else {
			escape(0xF0 | (codePoint >> 18), out);
			escape(0x80 | ((codePoint >> 12) & 0x3F), out);
			escape(0x80 | ((codePoint >> 6) & 0x3F), out);
			escape(0x80 | (codePoint & 0x3F), out);
		}
	}

	static void escape(int octet, StringBuilder out) {
		out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
	}

	/**
	 * Decodes escapes, and the UTF-8 of the result, without BOM.
	 * @param text the text
	 * @return the decoded text
	 */
	static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		return decodeUtf8(decodeBytes(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] decodeBytes(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '%' && i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(bytes[i + 2], 16) : -1;
			if (low >= 0) {
				out.write((high << 4) | low);
				i += 2;
			}
			else {
				out.write(bytes[i]);
			}
		}
		return out.toByteArray();
	}

	/**
	 * Decodes UTF-8 as browsers do: Java takes an encoded surrogate for one error, the
	 * standard for three.
	 * @param bytes the bytes; may be changed
	 * @return the text
	 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">UTF-8 decoder</a>
	 */
	private static String decodeUtf8(byte[] bytes) {
		for (int i = 0; i + 1 < bytes.length; i++) {
			if ((bytes[i] & 0xFF) == 0xED && (bytes[i + 1] & 0xE0) == 0xA0) {
				bytes[i] = (byte) 0xFF;
			}
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
