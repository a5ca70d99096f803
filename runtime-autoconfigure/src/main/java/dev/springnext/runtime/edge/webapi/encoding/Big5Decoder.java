package dev.springnext.runtime.edge.webapi.encoding;

import org.jspecify.annotations.Nullable;

/**
 * Decodes Big5.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#big5-decoder">Encoding 11.1.1</a>
 */
final class Big5Decoder extends MultiByteDecoder {

	private final int[] index = MultiByteIndex.big5();

	Big5Decoder(boolean fatal) {
		super(fatal);
	}

	@Override
	int next(byte[] bytes, int at, StringBuilder text) {
		int lead = bytes[at] & 0xFF;
		if (!in(lead, 0x81, 0xFE)) {
			return wrong(bytes, at, 1, text);
		}
		if (at + 1 == bytes.length) {
			return 0;
		}
		int trail = bytes[at + 1] & 0xFF;
		int pointer = -1;
		if (in(trail, 0x40, 0x7E) || in(trail, 0xA1, 0xFE)) {
			pointer = (lead - 0x81) * 157 + trail - ((trail < 0x7F) ? 0x40 : 0x62);
		}
		String pair = pair(pointer);
		if (pair != null) {
			text.append(pair);
			return 2;
		}
		return append(this.index, pointer, bytes, at, 2, text);
	}

	// The four letters that are two code points
	private static @Nullable String pair(int pointer) {
		return switch (pointer) {
			case 1133 -> "\u00CA\u0304";
			case 1135 -> "\u00CA\u030C";
			case 1164 -> "\u00EA\u0304";
			case 1166 -> "\u00EA\u030C";
			default -> null;
		};
	}

}
