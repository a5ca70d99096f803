package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes Shift_JIS.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#shift_jis-decoder">Encoding 12.3.1</a>
 */
final class ShiftJisDecoder extends MultiByteDecoder {

	// The pointers of characters that users define
	private static final int FIRST_PRIVATE = 8836;

	private static final int LAST_PRIVATE = 10715;

	private final int[] index = MultiByteIndex.jis0208();

	ShiftJisDecoder(boolean fatal) {
		super(fatal);
	}

	@Override
	int next(byte[] bytes, int at, StringBuilder text) {
		int lead = bytes[at] & 0xFF;
		if (lead == 0x80) {
			text.append('\u0080');
			return 1;
		}
		if (in(lead, 0xA1, 0xDF)) {
			text.append((char) (0xFF61 - 0xA1 + lead));
			return 1;
		}
		if (!in(lead, 0x81, 0x9F) && !in(lead, 0xE0, 0xFC)) {
			return wrong(bytes, at, 1, text);
		}
		if (at + 1 == bytes.length) {
			return 0;
		}
		int trail = bytes[at + 1] & 0xFF;
		int pointer = -1;
		if (in(trail, 0x40, 0x7E) || in(trail, 0x80, 0xFC)) {
			pointer = (lead - ((lead < 0xA0) ? 0x81 : 0xC1)) * 188 + trail - ((trail < 0x7F) ? 0x40 : 0x41);
		}
		if (in(pointer, FIRST_PRIVATE, LAST_PRIVATE)) {
			text.append((char) (0xE000 - FIRST_PRIVATE + pointer));
			return 2;
		}
		return append(this.index, pointer, bytes, at, 2, text);
	}

}
