package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes encodings of one byte a character, ASCII in their lower half.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#single-byte-decoder">Encoding 9.1</a>
 */
final class SingleByteDecoder extends Decoder {

	private final char[] upperHalf;

	/**
	 * Creates a decoder.
	 * @param upperHalf the characters of the bytes from 0x80 on, U+FFFD where there is
	 * none
	 * @param fatal whether a byte without a character is an error
	 */
	SingleByteDecoder(char[] upperHalf, boolean fatal) {
		super(fatal, true, false);
		this.upperHalf = upperHalf;
	}

	@Override
	int decode(byte[] bytes, boolean more, StringBuilder text) {
		for (byte b : bytes) {
			char c = (b >= 0) ? (char) b : this.upperHalf[b & 0x7F];
			if (c != Utf8.REPLACEMENT) {
				text.append(c);
			}
			else {
				malformed(text);
			}
		}
		return bytes.length;
	}

}
