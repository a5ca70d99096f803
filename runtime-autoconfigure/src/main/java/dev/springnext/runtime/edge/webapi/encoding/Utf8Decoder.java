package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 that comes bit by bit.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">Encoding 8.1.1</a>
 */
final class Utf8Decoder extends Decoder {

	Utf8Decoder(boolean fatal, boolean ignoreMark) {
		super(fatal, ignoreMark, true);
	}

	@Override
	int decode(byte[] bytes, boolean more, StringBuilder text) {
		int end = bytes.length - incomplete(bytes);
		String decoded = new String(bytes, 0, end, StandardCharsets.UTF_8);
		if (decoded.indexOf(Utf8.REPLACEMENT) < 0) {
			text.append(decoded);
		}
		else {
			int i = 0;
			while (i < end) {
				int length = sequence(bytes, i, end);
				if (length > 0) {
					text.appendCodePoint(codePoint(bytes, i, length));
					i += length;
				}
				else {
					malformed(text);
					i -= length;
				}
			}
		}
		return end;
	}

	static String replaceMalformed(byte[] bytes, int from, int to) {
		StringBuilder text = new StringBuilder(to - from);
		int i = from;
		while (i < to) {
			int length = sequence(bytes, i, to);
			if (length > 0) {
				text.appendCodePoint(codePoint(bytes, i, length));
				i += length;
			}
			else {
				text.append(Utf8.REPLACEMENT);
				i -= length;
			}
		}
		return text.toString();
	}

	// How many bytes at the end may yet become a character
	private static int incomplete(byte[] bytes) {
		int to = bytes.length;
		for (int i = to - 1; i >= 0 && i >= to - 3; i--) {
			int b = bytes[i] & 0xFF;
			if (b >= 0xC0) {
				return (needed(b) > to - i && -sequence(bytes, i, to) == to - i) ? to - i : 0;
			}
			if (b < 0x80) {
				return 0;
			}
		}
		return 0;
	}

	private static int needed(int lead) {
		if (lead < 0x80) {
			return 1;
		}
		if (lead < 0xC2 || lead > 0xF4) {
			return 0;
		}
		return (lead < 0xE0) ? 2 : (lead < 0xF0) ? 3 : 4;
	}

	// The length of the character at from, or minus the length of what the standard takes
	// for one error
	private static int sequence(byte[] bytes, int from, int to) {
		int lead = bytes[from] & 0xFF;
		int needed = needed(lead);
		if (needed == 0) {
			return -1;
		}
		int lower = (lead == 0xE0) ? 0xA0 : (lead == 0xF0) ? 0x90 : 0x80;
		int upper = (lead == 0xED) ? 0x9F : (lead == 0xF4) ? 0x8F : 0xBF;
		for (int i = 1; i < needed; i++) {
			int b = (from + i < to) ? bytes[from + i] & 0xFF : 0;
			if (b < lower || b > upper) {
				return -i;
			}
			lower = 0x80;
			upper = 0xBF;
		}
		return needed;
	}

	private static int codePoint(byte[] bytes, int at, int length) {
		int point = (length == 1) ? bytes[at] : bytes[at] & (0xFF >> (length + 1));
		for (int i = 1; i < length; i++) {
			point = (point << 6) | (bytes[at + i] & 0x3F);
		}
		return point;
	}

}
