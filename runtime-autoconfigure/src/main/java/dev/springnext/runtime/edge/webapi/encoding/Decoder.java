package dev.springnext.runtime.edge.webapi.encoding;

import org.graalvm.polyglot.proxy.Proxy;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Decodes text that comes bit by bit. Guest code holds it as an opaque object.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#interface-textdecoder">Encoding 7.2</a>
 */
abstract class Decoder implements Proxy {

	private static final byte[] NONE = {};

	private static final char MARK = '\uFEFF';

	private final boolean fatal;

	private final boolean removesMark;

	private byte[] rest = NONE;

	private boolean begun;

	/**
	 * Creates a decoder.
	 * @param fatal whether malformed input is an error
	 * @param ignoreMark whether a byte order mark is text
	 * @param unicode whether the encoding has a byte order mark
	 */
	Decoder(boolean fatal, boolean ignoreMark, boolean unicode) {
		this.fatal = fatal;
		this.removesMark = unicode && !ignoreMark;
	}

	/**
	 * Decodes a part of a text.
	 * @param chunk the bytes
	 * @param more whether more follows
	 * @return the text
	 */
	final String decode(byte[] chunk, boolean more) {
		byte[] bytes = (this.rest.length == 0) ? chunk : concat(this.rest, chunk);
		StringBuilder text = new StringBuilder(bytes.length);
		boolean complete = false;
		try {
			int used = decode(bytes, more, text);
			if (more) {
				this.rest = (used == bytes.length) ? NONE : java.util.Arrays.copyOfRange(bytes, used, bytes.length);
				complete = true;
			}
			else if (used < bytes.length) {
				malformed(text);
			}
		}
		finally {
			if (!complete) {
				this.rest = NONE;
				reset();
			}
		}
		boolean first = !this.begun;
		this.begun = complete && (this.begun || !text.isEmpty());
		return (first && this.removesMark && !text.isEmpty() && text.charAt(0) == MARK) ? text.substring(1)
				: text.toString();
	}

	/**
	 * Decodes as many bytes as make up whole characters.
	 * @param bytes the bytes, those that were left over before included
	 * @param more whether more follows
	 * @param text takes the text
	 * @return how many bytes were used; what remains is kept for later, or is one error
	 * if nothing follows
	 */
	abstract int decode(byte[] bytes, boolean more, StringBuilder text);

	/**
	 * Goes back to the initial state, for decoders that have more of it than bytes that
	 * are left over.
	 */
	void reset() {
	}

	/**
	 * Takes note of malformed input.
	 * @param text takes a replacement character
	 */
	final void malformed(StringBuilder text) {
		if (this.fatal) {
			throw GuestError.type("The encoded data was not valid.");
		}
		text.append(Utf8.REPLACEMENT);
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

}
