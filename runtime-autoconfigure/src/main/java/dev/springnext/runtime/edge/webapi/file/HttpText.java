package dev.springnext.runtime.edge.webapi.file;

/**
 * The lexical elements of HTTP that the web's standards share.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://fetch.spec.whatwg.org/#terminology">Fetch, 2</a>
 */
public final class HttpText {

	private static final boolean[] TOKEN = new boolean[0x80];

	static {
		for (char c = '0'; c <= 'z'; c++) {
			TOKEN[c] = (c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a');
		}
		for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
			TOKEN[c] = true;
		}
	}

	private HttpText() {
	}

	/**
	 * Whether a text is a token: not empty, and of certain characters only.
	 * @param text the text
	 * @return {@code true} if so
	 */
	public static boolean isToken(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= TOKEN.length || !TOKEN[c]) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	/**
	 * Whether each character of a text stands for a byte.
	 * @param text the text
	 * @return {@code true} if so
	 * @see <a href="https://webidl.spec.whatwg.org/#js-ByteString">Web IDL, 3.2.9</a>
	 */
	public static boolean isByteString(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0xFF) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a character is HTTP whitespace.
	 * @param c the character
	 * @return {@code true} for tab, line feed, carriage return and space
	 */
	public static boolean isWhitespace(char c) {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r';
	}

	/**
	 * Removes HTTP whitespace at both ends.
	 * @param text the text
	 * @return the rest
	 */
	public static String trim(String text) {
		int from = 0;
		while (from < text.length() && isWhitespace(text.charAt(from))) {
			from++;
		}
		return trimEnd(text.substring(from));
	}

	static String trimEnd(String text) {
		int to = text.length();
		while (to > 0 && isWhitespace(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(0, to);
	}

	static boolean isQuotedStringText(String text) {
		return text.chars().allMatch((c) -> c == '\t' || (c >= 0x20 && c <= 0x7E) || (c >= 0x80 && c <= 0xFF));
	}

	/**
	 * Reads a quoted string.
	 * @param text the text
	 * @param start where its opening quote is
	 * @param value takes what it stands for
	 * @return the position behind it
	 * @see <a href=
	 * "https://fetch.spec.whatwg.org/#collect-an-http-quoted-string">Fetch</a>
	 */
	static int quotedString(String text, int start, StringBuilder value) {
		int at = start + 1;
		while (at < text.length()) {
			char c = text.charAt(at++);
			if (c == '"') {
				return at;
			}
			if (c == '\\') {
				value.append((at < text.length()) ? text.charAt(at++) : '\\');
			}
			else {
				value.append(c);
			}
		}
		return at;
	}

	/**
	 * The end of an item of a list with commas.
	 * @param text the list
	 * @param from where the item begins
	 * @return where its comma is, those in quoted strings aside, or the end of the text
	 * @see <a href="https://fetch.spec.whatwg.org/#header-value-get-decode-and-split">
	 * Fetch</a>
	 */
	static int endOfListItem(String text, int from) {
		int at = from;
		while (at < text.length() && text.charAt(at) != ',') {
			at = (text.charAt(at) == '"') ? quotedString(text, at, new StringBuilder()) : at + 1;
		}
		return at;
	}

}
