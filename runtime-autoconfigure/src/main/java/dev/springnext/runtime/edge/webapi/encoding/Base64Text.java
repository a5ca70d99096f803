package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Base64 of binary strings, whose characters stand for bytes.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://html.spec.whatwg.org/multipage/webappapis.html#atob">HTML 8.3</a>
 */
final class Base64Text {

	private Base64Text() {
	}

	/**
	 * Encodes a binary string.
	 * @param text the string
	 * @return its base64, or {@code null} if a character is above U+00FF
	 */
	static @Nullable String encode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		return (new String(bytes, StandardCharsets.ISO_8859_1).equals(text)) ? Base64.getEncoder().encodeToString(bytes)
				: null;
	}

	/**
	 * Decodes to a binary string.
	 * @param text the base64, with or without white space and padding
	 * @return the string, or {@code null} if it is no base64
	 * @see <a href="https://infra.spec.whatwg.org/#forgiving-base64-decode">Infra 8</a>
	 */
	static @Nullable String decode(String text) {
		byte[] bytes = new byte[text.length()];
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			char c = text.charAt(i);
			if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
				if (c > 0x7F) {
					return null;
				}
				bytes[length++] = (byte) c;
			}
		}
		if (length % 4 == 0) {
			int padding = (length > 0 && bytes[length - 1] == '=') ? ((bytes[length - 2] == '=') ? 2 : 1) : 0;
			length -= padding;
		}
		int rest = length % 4;
		if (rest == 1) {
			return null;
		}
		byte[] whole = (length == bytes.length) ? bytes : java.util.Arrays.copyOf(bytes, length);
		for (byte b : whole) {
			if (b == '=') {
				return null;
			}
		}
		if (rest > 0) {
			// The JDK's decoder minds bits that are left over, the standard does not
			whole[length - 1] = clearLow(whole[length - 1], (rest == 2) ? 4 : 2);
		}
		try {
			return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static byte clearLow(byte digit, int bits) {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		int value = alphabet.indexOf(digit);
		return (value < 0) ? digit : (byte) alphabet.charAt(value >> bits << bits);
	}

}
