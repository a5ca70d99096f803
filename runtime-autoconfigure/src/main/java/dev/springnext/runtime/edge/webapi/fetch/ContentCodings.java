package dev.springnext.runtime.edge.webapi.fetch;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * Undoes the content codings of a response.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#handle-content-codings">Fetch, handle
 * content codings</a>
 */
final class ContentCodings {

	/** What requests ask for. */
	static final String ACCEPTED = "gzip, deflate";

	// More is an attack
	private static final int MAX = 5;

	private ContentCodings() {
	}

	static ByteStream decode(ByteStream body, @Nullable String codings) {
		if (codings == null) {
			return body;
		}
		String[] names = codings.toLowerCase(Locale.ROOT).split(",");
		if (names.length > MAX) {
			throw new TransportException("The response has too many content codings", null, null);
		}
		ByteStream decoded = body;
		for (int i = names.length - 1; i >= 0; i--) {
			String name = names[i].strip();
			if (name.equals("gzip") || name.equals("x-gzip") || name.equals("deflate")) {
				decoded = new InflatingStream(decoded, !name.equals("deflate"));
			}
			else if (!name.isEmpty() && !name.equals("identity")) {
				// Not known: what is left is passed on as it is
				return decoded;
			}
		}
		return decoded;
	}

}
