package dev.springnext.runtime.edge.webapi.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.file.MimeType;

/**
 * Reads form data out of a body.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#dom-body-formdata">Fetch, formData()</a>
 */
final class FormParser {

	private FormParser() {
	}

	static void parse(byte[] body, @Nullable MimeType type, Sink sink) {
		String essence = (type != null) ? type.essence() : "";
		if (type != null && essence.equals("multipart/form-data")) {
			String boundary = type.parameters().get("boundary");
			if (boundary == null || !new MultipartParser(body, boundary, sink).parse()) {
				throw GuestError.type("Could not parse the body as FormData: it is not valid multipart/form-data.");
			}
		}
		else if (essence.equals("application/x-www-form-urlencoded")) {
			urlEncoded(body, sink);
		}
		else {
			throw GuestError.type("Could not parse the body as FormData: its Content-Type is "
					+ ((essence.isEmpty()) ? "missing" : "'" + essence + "'")
					+ ", not 'multipart/form-data' or 'application/x-www-form-urlencoded'.");
		}
	}

	// https://url.spec.whatwg.org/#concept-urlencoded-parser
	private static void urlEncoded(byte[] body, Sink sink) {
		int from = 0;
		while (from < body.length) {
			int to = indexOf(body, (byte) '&', from, body.length);
			if (to > from) {
				int equals = indexOf(body, (byte) '=', from, to);
				sink.field(decode(body, from, equals), decode(body, Math.min(equals + 1, to), to));
			}
			from = to + 1;
		}
	}

	private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
		int at = from;
		while (at < to && bytes[at] != wanted) {
			at++;
		}
		return at;
	}

	private static String decode(byte[] bytes, int from, int to) {
		ByteArrayOutputStream decoded = new ByteArrayOutputStream(to - from);
		for (int i = from; i < to; i++) {
			int digits = (bytes[i] == '%' && i + 2 < to) ? octet(bytes[i + 1], bytes[i + 2]) : -1;
			if (digits >= 0) {
				decoded.write(digits);
				i += 2;
			}
			else {
				decoded.write((bytes[i] == '+') ? ' ' : bytes[i]);
			}
		}
		return decoded.toString(StandardCharsets.UTF_8);
	}

	private static int octet(byte high, byte low) {
		int first = Character.digit((char) (high & 0xFF), 16);
		int second = Character.digit((char) (low & 0xFF), 16);
		return (first < 0 || second < 0) ? -1 : first << 4 | second;
	}

	/**
	 * Takes the entries of a form.
	 */
	interface Sink {

		/**
		 * Takes a text.
		 * @param name the name of the entry
		 * @param value the text
		 */
		void field(String name, String value);

		/**
		 * Takes a file.
		 * @param name the name of the entry
		 * @param fileName the name of the file
		 * @param type its type as it was sent, or {@code text/plain}
		 * @param content its bytes
		 */
		void file(String name, String fileName, String type, byte[] content);

	}

}
