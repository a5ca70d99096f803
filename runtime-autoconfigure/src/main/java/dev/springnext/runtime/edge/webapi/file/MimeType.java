package dev.springnext.runtime.edge.webapi.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A MIME type.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://mimesniff.spec.whatwg.org/#mime-type-representation">MIME
 * Sniffing, 4</a>
 */
public final class MimeType {

	private final String type;

	private final String subtype;

	private final Map<String, String> parameters;

	private MimeType(String type, String subtype, Map<String, String> parameters) {
		this.type = type;
		this.subtype = subtype;
		this.parameters = Collections.unmodifiableMap(parameters);
	}

	/**
	 * Parses a MIME type.
	 * @param input the text
	 * @return the type, or {@code null} if it is none
	 * @see <a href="https://mimesniff.spec.whatwg.org/#parse-a-mime-type">MIME Sniffing,
	 * 4.4</a>
	 */
	public static @Nullable MimeType parse(String input) {
		String text = HttpText.trim(input);
		int slash = text.indexOf('/');
		if (slash <= 0) {
			return null;
		}
		int end = text.indexOf(';', slash);
		String type = text.substring(0, slash);
		String subtype = HttpText.trimEnd(text.substring(slash + 1, (end < 0) ? text.length() : end));
		if (!HttpText.isToken(type) || !HttpText.isToken(subtype)) {
			return null;
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		if (end >= 0) {
			new Parameters(text, end, parameters).parse();
		}
		return new MimeType(type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters);
	}

	/**
	 * Type and subtype.
	 * @return such as {@code text/html}
	 */
	public String essence() {
		return this.type + "/" + this.subtype;
	}

	/**
	 * The parameters.
	 * @return names in lower case, and values
	 */
	public Map<String, String> parameters() {
		return this.parameters;
	}

	/**
	 * This type with one parameter more, if it has none of that name.
	 * @param name the name
	 * @param value the value
	 * @return the type
	 */
	public MimeType withDefault(String name, String value) {
		if (this.parameters.containsKey(name)) {
			return this;
		}
		Map<String, String> more = new LinkedHashMap<>(this.parameters);
		more.put(name, value);
		return new MimeType(this.type, this.subtype, more);
	}

	/**
	 * The MIME type of a message with a {@code content-type} header.
	 * @param header the values of the header, combined, or {@code null}
	 * @return the type, or {@code null} if there is none
	 * @see <a href=
	 * "https://fetch.spec.whatwg.org/#concept-header-extract-mime-type">Fetch, extract a
	 * MIME type</a>
	 */
	public static @Nullable MimeType extract(@Nullable String header) {
		if (header == null) {
			return null;
		}
		MimeType result = null;
		String charset = null;
		int from = 0;
		while (from <= header.length()) {
			int to = HttpText.endOfListItem(header, from);
			MimeType next = parse(header.substring(from, to));
			if (next != null && !next.essence().equals("*/*")) {
				if (result == null || !next.essence().equals(result.essence())) {
					charset = next.parameters.get("charset");
					result = next;
				}
				else if (charset != null) {
					result = next.withDefault("charset", charset);
				}
				else {
					result = next;
				}
			}
			from = to + 1;
		}
		return result;
	}

	/**
	 * The MIME type as text.
	 * @return its serialization
	 * @see <a href="https://mimesniff.spec.whatwg.org/#serialize-a-mime-type">MIME
	 * Sniffing, 4.5</a>
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(essence());
		this.parameters.forEach((name, value) -> {
			text.append(';').append(name).append('=');
			if (HttpText.isToken(value)) {
				text.append(value);
			}
			else {
				text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
			}
		});
		return text.toString();
	}

	private static final class Parameters {

		private final String text;

		private final Map<String, String> found;

		private int at;

		Parameters(String text, int at, Map<String, String> found) {
			this.text = text;
			this.at = at;
			this.found = found;
		}

		void parse() {
			while (this.at < this.text.length()) {
				this.at++;
				while (this.at < this.text.length() && HttpText.isWhitespace(this.text.charAt(this.at))) {
					this.at++;
				}
				String name = until(";=").toLowerCase(Locale.ROOT);
				if (this.at < this.text.length() && this.text.charAt(this.at) == '=') {
					this.at++;
					String value = value();
					if (value != null && HttpText.isToken(name) && HttpText.isQuotedStringText(value)) {
						this.found.putIfAbsent(name, value);
					}
				}
			}
		}

		private @Nullable String value() {
			if (this.at < this.text.length() && this.text.charAt(this.at) == '"') {
				StringBuilder value = new StringBuilder();
				this.at = HttpText.quotedString(this.text, this.at, value);
				until(";");
				return value.toString();
			}
			String value = HttpText.trimEnd(until(";"));
			return (value.isEmpty()) ? null : value;
		}

		private String until(String ends) {
			int from = this.at;
			while (this.at < this.text.length() && ends.indexOf(this.text.charAt(this.at)) < 0) {
				this.at++;
			}
			return this.text.substring(from, this.at);
		}

	}

}
