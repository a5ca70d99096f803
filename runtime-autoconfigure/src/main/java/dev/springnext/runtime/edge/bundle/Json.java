package dev.springnext.runtime.edge.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, strings, doubles, booleans and {@code null}: what build
 * tools write, without a dependency.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class Json {

	private static final int MAX_DEPTH = 200;

	private final String text;

	private int at;

	private int depth;

	private Json(String text) {
		this.text = text;
	}

	static @Nullable Object parse(String text) {
		Json json = new Json(text);
		Object value = json.value();
		json.space();
		if (json.at < text.length()) {
			throw json.unexpected();
		}
		return value;
	}

	static Map<String, @Nullable Object> object(@Nullable Object value) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, member) -> object.put((String) key, member));
		}
		return object;
	}

	static List<?> list(@Nullable Object value) {
		return (value instanceof List<?> list) ? list : List.of();
	}

	static String string(@Nullable Object value) {
		return (value instanceof String string) ? string : "";
	}

	static long number(@Nullable Object value) {
		return (value instanceof Double number) ? number.longValue() : 0;
	}

	static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			}
			else if (c < ' ' || c == '\u2028' || c == '\u2029') {
				quoted.append("\\u%04x".formatted((int) c));
			}
			else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

	private @Nullable Object value() {
		space();
		char c = peek();
		if (c == '{') {
			return object();
		}
		if (c == '[') {
			return list();
		}
		if (c == '"') {
			return string();
		}
		if (c == '-' || (c >= '0' && c <= '9')) {
			return number();
		}
		for (String word : new String[] { "true", "false", "null" }) {
			if (this.text.startsWith(word, this.at)) {
				this.at += word.length();
				return ("null".equals(word)) ? null : Boolean.valueOf(word);
			}
		}
		throw unexpected();
	}

	private Map<String, @Nullable Object> object() {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		enter();
		if (!next('}')) {
			do {
				space();
				String key = string();
				expect(':');
				members.put(key, value());
			}
			while (next(','));
			expect('}');
		}
		this.depth--;
		return members;
	}

	private List<@Nullable Object> list() {
		List<@Nullable Object> items = new ArrayList<>();
		enter();
		if (!next(']')) {
			do {
				items.add(value());
			}
			while (next(','));
			expect(']');
		}
		this.depth--;
		return items;
	}

	private void enter() {
		this.at++;
		if (++this.depth > MAX_DEPTH) {
			throw new IllegalArgumentException("JSON is nested too deeply");
		}
	}

	private String string() {
		expect('"');
		int end = this.at;
		while (end < this.text.length() && this.text.charAt(end) != '"' && this.text.charAt(end) != '\\') {
			end++;
		}
		StringBuilder string = new StringBuilder(end - this.at).append(this.text, this.at, end);
		this.at = end;
		while (peek() != '"') {
			char c = this.text.charAt(this.at++);
			string.append((c == '\\') ? escaped() : c);
		}
		this.at++;
		return string.toString();
	}

	private char escaped() {
		char c = peek();
		this.at++;
		if (c == 'u') {
			if (this.at + 4 > this.text.length()) {
				throw unexpected();
			}
			this.at += 4;
			return (char) Integer.parseInt(this.text.substring(this.at - 4, this.at), 16);
		}
		int known = "\"\\/bfnrt".indexOf(c);
		if (known < 0) {
			throw unexpected();
		}
		return "\"\\/\b\f\n\r\t".charAt(known);
	}

	private Double number() {
		int start = this.at;
		while (this.at < this.text.length() && "+-.eE0123456789".indexOf(this.text.charAt(this.at)) >= 0) {
			this.at++;
		}
		return Double.valueOf(this.text.substring(start, this.at));
	}

	private void space() {
		while (this.at < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.at)) >= 0) {
			this.at++;
		}
	}

	private boolean next(char c) {
		space();
		boolean found = this.at < this.text.length() && this.text.charAt(this.at) == c;
		if (found) {
			this.at++;
		}
		return found;
	}

	private void expect(char c) {
		if (!next(c)) {
			throw unexpected();
		}
	}

	private char peek() {
		if (this.at >= this.text.length()) {
			throw unexpected();
		}
		return this.text.charAt(this.at);
	}

	private IllegalArgumentException unexpected() {
		return new IllegalArgumentException((this.at >= this.text.length()) ? "JSON ends too early"
				: "JSON has an unexpected '" + this.text.charAt(this.at) + "' at " + this.at);
	}

}
