package dev.springnext.runtime.edge.webapi.encoding;

/**
 * Decodes encodings in which ASCII stands for itself and other characters have one to
 * four bytes.
 *
 * @author Switchable Runtimes for Spring
 */
abstract class MultiByteDecoder extends Decoder {

	MultiByteDecoder(boolean fatal) {
		super(fatal, true, false);
	}

	@Override
	final int decode(byte[] bytes, boolean more, StringBuilder text) {
		int i = 0;
		while (i < bytes.length) {
			if (bytes[i] >= 0) {
				text.append((char) bytes[i++]);
			}
			else {
				int used = next(bytes, i, text);
				if (used == 0) {
					return i;
				}
				i += used;
			}
		}
		return i;
	}

	/**
	 * Decodes a character that does not begin with an ASCII byte.
	 * @param bytes the bytes
	 * @param at where the character begins
	 * @param text takes the character
	 * @return how many bytes were used, zero if more are needed
	 */
	abstract int next(byte[] bytes, int at, StringBuilder text);

	/**
	 * Appends a character of an index.
	 * @param index the index
	 * @param pointer where the character is in it; negative for nowhere
	 * @param bytes the bytes
	 * @param at where the character begins
	 * @param length how many bytes it has
	 * @param text takes the character
	 * @return how many bytes were used
	 */
	final int append(int[] index, int pointer, byte[] bytes, int at, int length, StringBuilder text) {
		int point = (pointer >= 0 && pointer < index.length) ? index[pointer] : 0;
		if (point == 0) {
			return wrong(bytes, at, length, text);
		}
		text.appendCodePoint(point);
		return length;
	}

	/**
	 * Takes note of bytes that are no character.
	 * @param bytes the bytes
	 * @param at where they begin
	 * @param length how many there are
	 * @param text takes a replacement character
	 * @return how many bytes were used: an ASCII byte at the end is a character of its
	 * own
	 */
	final int wrong(byte[] bytes, int at, int length, StringBuilder text) {
		malformed(text);
		return (length > 1 && bytes[at + length - 1] >= 0) ? length - 1 : length;
	}

	static boolean in(int b, int lower, int upper) {
		return b >= lower && b <= upper;
	}

}
