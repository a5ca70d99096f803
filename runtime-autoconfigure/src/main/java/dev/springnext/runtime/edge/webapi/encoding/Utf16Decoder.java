package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes UTF-16BE and UTF-16LE.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#shared-utf-16-decoder">Encoding
 * 14.2.1</a>
 */
final class Utf16Decoder extends Decoder {

	private final int high;

	Utf16Decoder(boolean bigEndian, boolean fatal, boolean ignoreMark) {
		super(fatal, ignoreMark, true);
		this.high = (bigEndian) ? 0 : 1;
	}

	@Override
	int decode(byte[] bytes, boolean more, StringBuilder text) {
		int i = 0;
		while (i + 1 < bytes.length) {
			char unit = unit(bytes, i);
			if (!Character.isSurrogate(unit)) {
				text.append(unit);
				i += 2;
			}
			else if (Character.isLowSurrogate(unit)) {
				malformed(text);
				i += 2;
			}
			else if (i + 3 < bytes.length) {
				char next = unit(bytes, i + 2);
				if (Character.isLowSurrogate(next)) {
					text.append(unit).append(next);
					i += 4;
				}
				else {
					malformed(text);
					i += 2;
				}
			}
			else {
				return i;
			}
		}
		return i;
	}

	private char unit(byte[] bytes, int at) {
		return (char) ((bytes[at + this.high] & 0xFF) << 8 | (bytes[at + 1 - this.high] & 0xFF));
	}

}
