package dev.springnext.runtime.edge.webapi.encoding;

import org.jspecify.annotations.Nullable;

/**
 * Decodes ISO-2022-JP.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#iso-2022-jp-decoder">Encoding
 * 12.2.1</a>
 */
final class Iso2022JpDecoder extends Decoder {

	private static final int ESCAPE = 0x1B;

	private final int[] index = MultiByteIndex.jis0208();

	private State state = State.ASCII;

	// Whether the last thing was an escape sequence: two in a row are an error
	private boolean escaped;

	Iso2022JpDecoder(boolean fatal) {
		super(fatal, true, false);
	}

	@Override
	void reset() {
		this.state = State.ASCII;
		this.escaped = false;
	}

	@Override
	int decode(byte[] bytes, boolean more, StringBuilder text) {
		int i = 0;
		while (i < bytes.length) {
			int used = next(bytes, i, more, text);
			if (used == 0) {
				return i;
			}
			i += used;
		}
		return i;
	}

	private int next(byte[] bytes, int at, boolean more, StringBuilder text) {
		int b = bytes[at] & 0xFF;
		if (b == ESCAPE) {
			return escape(bytes, at, more, text);
		}
		this.escaped = false;
		if (this.state == State.TWO_BYTES && b >= 0x21 && b <= 0x7E) {
			return twoBytes(bytes, at, text);
		}
		char c = switch (this.state) {
			case ASCII -> (char) b;
			case ROMAN -> (b == 0x5C) ? '\u00A5' : (b == 0x7E) ? '\u203E' : (char) b;
			case KATAKANA -> (b >= 0x21 && b <= 0x5F) ? (char) (0xFF61 - 0x21 + b) : Utf8.REPLACEMENT;
			case TWO_BYTES -> Utf8.REPLACEMENT;
		};
		if (c == Utf8.REPLACEMENT || b > 0x7F || b == 0x0E || b == 0x0F) {
			malformed(text);
		}
		else {
			text.append(c);
		}
		return 1;
	}

	private int twoBytes(byte[] bytes, int at, StringBuilder text) {
		if (at + 1 == bytes.length) {
			// Wait, or at the end of the text one error
			return 0;
		}
		int trail = bytes[at + 1];
		if (trail == ESCAPE) {
			malformed(text);
			return 1;
		}
		int point = (trail >= 0x21 && trail <= 0x7E) ? this.index[(bytes[at] - 0x21) * 94 + trail - 0x21] : 0;
		if (point == 0) {
			malformed(text);
		}
		else {
			text.append((char) point);
		}
		return 2;
	}

	private int escape(byte[] bytes, int at, boolean more, StringBuilder text) {
		int left = bytes.length - at;
		int second = (left > 1) ? bytes[at + 1] : 0;
		if (more && (left == 1 || (left == 2 && (second == '$' || second == '(')))) {
			return 0;
		}
		State next = (left > 2) ? State.after(second, bytes[at + 2]) : null;
		if (next == null) {
			this.escaped = false;
			malformed(text);
			return 1;
		}
		this.state = next;
		boolean again = this.escaped;
		this.escaped = true;
		if (again) {
			malformed(text);
		}
		return 3;
	}

	private enum State {

		ASCII, ROMAN, KATAKANA, TWO_BYTES;

		private static @Nullable State after(int second, int third) {
			if (second == '$') {
				return (third == '@' || third == 'B') ? TWO_BYTES : null;
			}
			if (second == '(') {
				return (third == 'B') ? ASCII : (third == 'J') ? ROMAN : (third == 'I') ? KATAKANA : null;
			}
			return null;
		}

	}

}
