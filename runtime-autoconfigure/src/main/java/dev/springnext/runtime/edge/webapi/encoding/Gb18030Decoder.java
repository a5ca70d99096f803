package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes gb18030, and GBK with it.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#gb18030-decoder">Encoding 10.2.1</a>
 */
final class Gb18030Decoder extends MultiByteDecoder {

	private final int[] index = MultiByteIndex.gb18030();

	private final int[] ranges = MultiByteIndex.gb18030Ranges();

	Gb18030Decoder(boolean fatal) {
		super(fatal);
	}

	@Override
	int next(byte[] bytes, int at, StringBuilder text) {
		int first = bytes[at] & 0xFF;
		if (first == 0x80) {
			text.append('\u20AC');
			return 1;
		}
		if (first == 0xFF) {
			return wrong(bytes, at, 1, text);
		}
		if (at + 1 == bytes.length) {
			return 0;
		}
		int second = bytes[at + 1] & 0xFF;
		if (in(second, '0', '9')) {
			return fourBytes(bytes, at, text);
		}
		int pointer = -1;
		if (in(second, 0x40, 0x7E) || in(second, 0x80, 0xFE)) {
			pointer = (first - 0x81) * 190 + second - ((second < 0x7F) ? 0x40 : 0x41);
		}
		return append(this.index, pointer, bytes, at, 2, text);
	}

	private int fourBytes(byte[] bytes, int at, StringBuilder text) {
		if (at + 2 == bytes.length) {
			return 0;
		}
		int third = bytes[at + 2] & 0xFF;
		if (!in(third, 0x81, 0xFE)) {
			return wrong(bytes, at, 1, text);
		}
		if (at + 3 == bytes.length) {
			return 0;
		}
		int fourth = bytes[at + 3] & 0xFF;
		if (!in(fourth, '0', '9')) {
			return wrong(bytes, at, 1, text);
		}
		int point = point(
				(((bytes[at] & 0xFF) - 0x81) * 10 + bytes[at + 1] - '0') * 1260 + (third - 0x81) * 10 + fourth - '0');
		if (point < 0) {
			malformed(text);
		}
		else {
			text.appendCodePoint(point);
		}
		return 4;
	}

	// https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point
	private int point(int pointer) {
		if (pointer < this.ranges.length) {
			return this.ranges[pointer];
		}
		return in(pointer, 189_000, 1_237_575) ? pointer - 189_000 + 0x10000 : -1;
	}

}
