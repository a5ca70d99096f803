package dev.springnext.runtime.edge.webapi.url;

import java.util.List;

/**
 * The format {@code application/x-www-form-urlencoded}.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">URL
 * Standard, application/x-www-form-urlencoded</a>
 */
final class FormUrlEncoded {

	private FormUrlEncoded() {
	}

	/**
	 * Parses pairs.
	 * @param text the text
	 * @param into takes a name and a value for each pair
	 */
	static void parse(String text, List<String> into) {
		int start = 0;
		while (start < text.length()) {
			int end = text.indexOf('&', start);
			end = (end < 0) ? text.length() : end;
			if (end > start) {
				int equals = text.indexOf('=', start);
				boolean hasValue = equals >= 0 && equals < end;
				into.add(decode(text.substring(start, hasValue ? equals : end)));
				into.add(hasValue ? decode(text.substring(equals + 1, end)) : "");
			}
			start = end + 1;
		}
	}

	private static String decode(String text) {
		return PercentEncoding.decode(text.replace('+', ' '));
	}

	/**
	 * Serializes pairs.
	 * @param pairs a name and a value for each pair
	 * @return the text
	 */
	static String serialize(List<String> pairs) {
		StringBuilder out = new StringBuilder(pairs.size() * 16);
		for (int i = 0; i < pairs.size(); i += 2) {
			if (i > 0) {
				out.append('&');
			}
			encode(pairs.get(i), out);
			out.append('=');
			encode(pairs.get(i + 1), out);
		}
		return out.toString();
	}

	private static void encode(String text, StringBuilder out) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (isPlain(c)) {
				out.append(c);
			}
			else if (c == ' ') {
				out.append('+');
			}
			else if (c < 128) {
				PercentEncoding.escape(c, out);
			}
			else {
				int codePoint = text.codePointAt(i);
				i += Character.charCount(codePoint) - 1;
				PercentEncoding.escapeUtf8(codePoint, out);
			}
		}
	}

	private static boolean isPlain(char c) {
		return UrlText.isAlpha(c) || UrlText.isDigit(c) || c == '*' || c == '-' || c == '.' || c == '_';
	}

}
