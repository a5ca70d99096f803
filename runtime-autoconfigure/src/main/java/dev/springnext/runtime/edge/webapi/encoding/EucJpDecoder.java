package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes EUC-JP.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#euc-jp-decoder">Encoding 12.1.1</a>
 */
final class EucJpDecoder extends MultiByteDecoder {

	private static final int KATAKANA = 0x8E;

	private static final int JIS_0212 = 0x8F;

	private final int[] jis0208 = MultiByteIndex.jis0208();

	private final int[] jis0212 = MultiByteIndex.jis0212();

	EucJpDecoder(boolean fatal) {
		super(fatal);
	}

	@Override
	int next(byte[] bytes, int at, StringBuilder text) {
		int lead = bytes[at] & 0xFF;
		if (lead != KATAKANA && lead != JIS_0212 && !in(lead, 0xA1, 0xFE)) {
			return wrong(bytes, at, 1, text);
		}
		if (at + 1 == bytes.length) {
			return 0;
		}
		int second = bytes[at + 1] & 0xFF;
		if (lead == KATAKANA && in(second, 0xA1, 0xDF)) {
			text.append((char) (0xFF61 - 0xA1 + second));
			return 2;
		}
		if (lead == JIS_0212 && in(second, 0xA1, 0xFE)) {
			return (at + 2 == bytes.length) ? 0
					: append(this.jis0212, pointer(second, bytes[at + 2] & 0xFF), bytes, at, 3, text);
		}
		return append(this.jis0208, pointer(lead, second), bytes, at, 2, text);
	}

	private static int pointer(int lead, int trail) {
		return (in(lead, 0xA1, 0xFE) && in(trail, 0xA1, 0xFE)) ? (lead - 0xA1) * 94 + trail - 0xA1 : -1;
	}

}
