package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Charsets of the JDK, from which the indexes are made. Most of them are in the module
 * {@code jdk.charsets}, which a trimmed Java runtime may lack.
 *
 * @author Switchable Runtimes for Spring
 */
final class Charsets {

	private Charsets() {
	}

	static Charset get(String name) {
		try {
			return Charset.forName(name);
		}
		catch (UnsupportedCharsetException ex) {
			throw GuestError.range("The encoding is not available: this Java runtime has no charset '" + name
					+ "'. Add the module jdk.charsets to it.");
		}
	}

}
