package dev.springnext.runtime.edge.webapi.url;

/**
 * What the URL parser does to its input first, and what it asks about characters.
 *
 * @author Switchable Runtimes for Spring
 */
final class UrlText {

	private UrlText() {
	}

	/**
	 * Replaces lone surrogates by U+FFFD: the conversion of Web IDL's {@code USVString}.
	 * @param text the text
	 * @return the same text if it has none
	 */
	static String wellFormed(String text) {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (Character.isSurrogate(c)) {
				if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
					i++;
				}
				else {
					return replaceLoneSurrogates(text);
				}
			}
		}
		return text;
	}

	private static String replaceLoneSurrogates(String text) {
		StringBuilder out = new StringBuilder(text.length());
		text.codePoints()
			.forEach((codePoint) -> out
				.appendCodePoint((codePoint >= 0xD800 && codePoint <= 0xDFFF) ? 0xFFFD : codePoint));
		return out.toString();
	}

	static String trimControlsAndSpaces(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && text.charAt(start) <= ' ') {
			start++;
		}
		while (end > start && text.charAt(end - 1) <= ' ') {
			end--;
		}
		return text.substring(start, end);
	}

	static String removeTabsAndNewlines(String text) {
		if (text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
			return text;
		}
		StringBuilder out = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != '\t' && c != '\n' && c != '\r') {
				out.append(c);
			}
		}
		return out.toString();
	}

	static boolean isAlpha(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	static boolean isWindowsDriveLetter(CharSequence text) {
		return text.length() == 2 && isAlpha(text.charAt(0)) && (text.charAt(1) == ':' || text.charAt(1) == '|');
	}

	/**
	 * Whether text has a Windows drive letter at a place, and nothing else up to the end
	 * of the path segment.
	 * @param text the text
	 * @param at the place
	 * @return {@code true} if so
	 * @see <a href=
	 * "https://url.spec.whatwg.org/#start-with-a-windows-drive-letter">starts with a
	 * Windows drive letter</a>
	 */
	static boolean startsWithWindowsDriveLetter(String text, int at) {
		int length = text.length() - at;
		return length >= 2 && isWindowsDriveLetter(text.substring(at, at + 2))
				&& (length == 2 || "/\\?#".indexOf(text.charAt(at + 2)) >= 0);
	}

	static boolean isSingleDot(CharSequence segment) {
		return switch (segment.length()) {
			case 1 -> segment.charAt(0) == '.';
			case 3 -> isEncodedDot(segment, 0);
			default -> false;
		};
	}

	static boolean isDoubleDot(CharSequence segment) {
		return switch (segment.length()) {
			case 2 -> segment.charAt(0) == '.' && segment.charAt(1) == '.';
			case 4 -> (segment.charAt(0) == '.' && isEncodedDot(segment, 1))
					|| (isEncodedDot(segment, 0) && segment.charAt(3) == '.');
			case 6 -> isEncodedDot(segment, 0) && isEncodedDot(segment, 3);
			default -> false;
		};
	}

	private static boolean isEncodedDot(CharSequence text, int at) {
		return text.charAt(at) == '%' && text.charAt(at + 1) == '2' && (text.charAt(at + 2) | 0x20) == 'e';
	}

}
