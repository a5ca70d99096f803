package dev.springnext.runtime.edge.webapi.encoding;

import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Encodes text that comes in chunks, which may split surrogate pairs. Guest code holds it
 * as an opaque object.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#interface-textencoderstream">Encoding
 * 7.6</a>
 */
final class ChunkEncoder implements Proxy {

	private String lead = "";

	/**
	 * Encodes a chunk.
	 * @param chunk the chunk
	 * @return its bytes, or {@code null} if there are none
	 */
	byte @Nullable [] encode(String chunk) {
		String text = this.lead + chunk;
		int end = text.length();
		if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		this.lead = text.substring(end);
		return (end > 0) ? Utf8.encode(text.substring(0, end)) : null;
	}

	/**
	 * Ends the text.
	 * @return the bytes for half a surrogate pair, or {@code null} if none is left
	 */
	byte @Nullable [] flush() {
		String rest = this.lead;
		this.lead = "";
		return rest.isEmpty() ? null : Utf8.encode(rest);
	}

}
