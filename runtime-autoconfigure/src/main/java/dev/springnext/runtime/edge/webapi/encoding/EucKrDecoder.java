package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes EUC-KR.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#euc-kr-decoder">Encoding 13.1.1</a>
 */
final class EucKrDecoder extends MultiByteDecoder {

	private final int[] index = MultiByteIndex.eucKr();

	EucKrDecoder(boolean fatal) {
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
		int pointer = (in(trail, 0x41, 0xFE)) ? (lead - 0x81) * 190 + trail - 0x41 : -1;
		return append(this.index, pointer, bytes, at, 2, text);
	}

}
