package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * A short cut for what most URLs look like: {@code http} or {@code https}, a host name,
 * perhaps a port, and a path, query and fragment in which nothing needs to change. Their
 * serialization is the input itself.
 *
 * @author Switchable Runtimes for Spring
 */
final class PlainUrl {

	private static final int HOST = 1;

	private static final int PATH = 2;

	private static final int QUERY = 4;

	private static final int FRAGMENT = 8;

	private static final byte[] ALLOWED = new byte[128];

	static {
		for (int c = 0; c < 128; c++) {
			boolean host = (c >= 'a' && c <= 'z') || UrlText.isDigit(c) || c == '-' || c == '.';
			boolean path = !PercentEncoding.PATH.encodes(c) && c != '\\';
			boolean query = !PercentEncoding.SPECIAL_QUERY.encodes(c);
			boolean fragment = !PercentEncoding.FRAGMENT.encodes(c);
			ALLOWED[c] = (byte) ((host ? HOST : 0) | (path ? PATH : 0) | (query ? QUERY : 0)
					| (fragment ? FRAGMENT : 0));
		}
	}

	private PlainUrl() {
	}

	/**
	 * Parses a URL if it is a plain one.
	 * @param input the text
	 * @param base what the text is relative to, if it is relative
	 * @return the URL, or {@code null} if this takes the whole parser
	 */
	static @Nullable WebUrl parse(String input, @Nullable WebUrl base) {
		if (input.startsWith("http")) {
			if (input.startsWith("://", 4)) {
				return absolute(input, 4, 80);
			}
			return input.startsWith("s://", 4) ? absolute(input, 5, 443) : null;
		}
		if (base != null && input.length() > 1 && input.charAt(0) == '/' && base.href().startsWith("http")
				&& base.offsets().hostStart() >= 0 && base.isSpecial()) {
			char second = input.charAt(1);
			return (second == '/' || second == '\\') ? null : absolutePath(base, input);
		}
		return null;
	}

	private static @Nullable WebUrl absolutePath(WebUrl base, String path) {
		String before = base.beforePath();
		return rest(before + path, before.length(), base.offsets());
	}

	private static @Nullable WebUrl absolute(String input, int schemeEnd, int defaultPort) {
		int hostStart = schemeEnd + 3;
		int hostEnd = span(input, hostStart, HOST);
		if (!isPlainHost(input, hostStart, hostEnd)) {
			return null;
		}
		int at = hostEnd;
		int port = -1;
		if (at < input.length() && input.charAt(at) == ':') {
			port = 0;
			for (at++; at < input.length() && UrlText.isDigit(input.charAt(at)) && port <= 0xFFFF; at++) {
				port = port * 10 + (input.charAt(at) - '0');
			}
			if (port == 0 || port > 0xFFFF || port == defaultPort || input.charAt(hostEnd + 1) == '0') {
				return null;
			}
		}
		String href = (at == input.length()) ? input + "/" : input;
		return rest(href, at,
				new WebUrl.Offsets(schemeEnd, hostStart, hostStart, hostStart, hostEnd, port, at, -1, -1));
	}

	// A domain of ASCII that is in lower case, no IPv4 address and has no label of IDNA
	private static boolean isPlainHost(String input, int start, int end) {
		if (start == end) {
			return false;
		}
		int label = start;
		for (int i = start; i < end - 1; i++) {
			if (input.charAt(i) == '.') {
				label = i + 1;
			}
		}
		return !UrlText.isDigit(input.charAt(label)) && !containsEncodedLabel(input, start, end);
	}

	private static boolean containsEncodedLabel(String input, int start, int end) {
		int found = input.indexOf("xn--", start);
		return found >= 0 && found < end;
	}

	private static @Nullable WebUrl rest(String href, int pathStart, WebUrl.Offsets at) {
		if (href.charAt(pathStart) != '/') {
			return null;
		}
		int length = href.length();
		int end = pathEnd(href, pathStart);
		int query = -1;
		if (end >= 0 && end < length && href.charAt(end) == '?') {
			query = end;
			end = span(href, end + 1, QUERY);
		}
		int fragment = -1;
		if (end >= 0 && end < length && href.charAt(end) == '#') {
			fragment = end;
			end = span(href, end + 1, FRAGMENT);
		}
		return (end == length) ? new WebUrl(href, at.with(pathStart, query, fragment), false) : null;
	}

	// -1 where a segment may be a dot segment
	private static int pathEnd(String href, int start) {
		char before = 0;
		int i = start;
		for (; i < href.length(); i++) {
			char c = href.charAt(i);
			if (c >= 128 || (ALLOWED[c] & PATH) == 0) {
				return i;
			}
			if (before == '/' && (c == '.' || c == '%')) {
				return -1;
			}
			before = c;
		}
		return i;
	}

	private static int span(String text, int start, int allowed) {
		int i = start;
		while (i < text.length() && text.charAt(i) < 128 && (ALLOWED[text.charAt(i)] & allowed) != 0) {
			i++;
		}
		return i;
	}

}
