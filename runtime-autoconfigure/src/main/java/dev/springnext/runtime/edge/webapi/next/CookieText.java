package dev.springnext.runtime.edge.webapi.next;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes cookies as {@code Cookie} and {@code Set-Cookie} headers have them.
 * Their values are percent-encoded, as in JavaScript's {@code encodeURIComponent}.
 *
 * @author Switchable Runtimes for Spring
 */
final class CookieText {

	private static final String UNRESERVED = "-_.!~*'()";

	private static final String HEX = "0123456789ABCDEF";

	private CookieText() {
	}

	/**
	 * The pairs that a header lists.
	 * @param header names and values, with semicolons between the pairs
	 * @return names and decoded values in turn; what has no {@code =} has the value
	 * {@code true}, what can't be decoded is left out
	 */
	static List<String> pairs(String header) {
		List<String> pairs = new ArrayList<>();
		int start = 0;
		while (start < header.length()) {
			int end = header.indexOf(';', start);
			end = (end < 0) ? header.length() : end;
			int from = start;
			while (from < end && header.charAt(from) == ' ') {
				from++;
			}
			if (from < end) {
				add(pairs, header.substring(from, end));
			}
			start = end + 1;
		}
		return pairs;
	}

	private static void add(List<String> pairs, String pair) {
		int equals = pair.indexOf('=');
		String value = (equals < 0) ? "true" : decode(pair.substring(equals + 1));
		if (value != null) {
			pairs.add((equals < 0) ? pair : pair.substring(0, equals));
			pairs.add(value);
		}
	}

	/**
	 * A value as it is written.
	 * @param value any text
	 * @return the text with all that cookies can't have percent-encoded
	 */
	static String encode(String value) {
		StringBuilder encoded = new StringBuilder(value.length());
		for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (unit & 0xFF);
			if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
					|| UNRESERVED.indexOf(c) >= 0) {
				encoded.append(c);
			}
			else {
				encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
			}
		}
		return encoded.toString();
	}

	/**
	 * A value as it is meant.
	 * @param value what a header has
	 * @return the text, or {@code null} if it is not properly encoded
	 */
	static @Nullable String decode(String value) {
		int at = value.indexOf('%');
		if (at < 0) {
			return value;
		}
		StringBuilder decoded = new StringBuilder(value.length());
		int from = 0;
		while (at >= 0) {
			decoded.append(value, from, at);
			List<Byte> bytes = new ArrayList<>();
			while (at < value.length() && value.charAt(at) == '%') {
				int high = (at + 3 <= value.length()) ? Character.digit(value.charAt(at + 1), 16) : -1;
				int low = (at + 3 <= value.length()) ? Character.digit(value.charAt(at + 2), 16) : -1;
				if (high < 0 || low < 0) {
					return null;
				}
				bytes.add((byte) (high * 16 + low));
				at += 3;
			}
			byte[] all = new byte[bytes.size()];
			for (int i = 0; i < all.length; i++) {
				all[i] = bytes.get(i);
			}
			String text = new String(all, StandardCharsets.UTF_8);
			if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), all)) {
				return null;
			}
			decoded.append(text);
			from = at;
			at = value.indexOf('%', from);
		}
		return decoded.append(value, from, value.length()).toString();
	}

}
