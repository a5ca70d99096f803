package dev.springnext.runtime.middleware;

import java.nio.charset.StandardCharsets;

import org.springframework.util.StringUtils;

/**
 * Other forms of a path that routes may take it for. Middleware that wants one of them
 * runs, or it could be walked around.
 *
 * @author Switchable Runtimes for Spring
 */
final class RequestPaths {

	private RequestPaths() {
	}

	/**
	 * The path with its percent-encoding decoded, as handlers match it.
	 * @param path a path as it came
	 * @return the decoded path; the same one if there is nothing to decode, or it can't
	 * be
	 */
	static String decoded(String path) {
		if (path.indexOf('%') < 0) {
			return path;
		}
		try {
			return StringUtils.uriDecode(path, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
	}

	/**
	 * The path without parameters of segments ({@code /a;b=c/d}), which mappings of
	 * controllers ignore.
	 * @param path a path as it came
	 * @return the path without them; the same one if there are none
	 */
	static String withoutParameters(String path) {
		int semicolon = path.indexOf(';');
		if (semicolon < 0) {
			return path;
		}
		StringBuilder plain = new StringBuilder(path.length());
		boolean skip = false;
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			skip = c != '/' && (skip || c == ';');
			if (!skip) {
				plain.append(c);
			}
		}
		return plain.toString();
	}

	static String segment(String segment) {
		return decoded(withoutParameters(segment));
	}

}
