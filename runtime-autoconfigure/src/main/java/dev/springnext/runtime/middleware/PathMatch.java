package dev.springnext.runtime.middleware;

import java.util.regex.Pattern;

/**
 * A compiled path. The usual ones need no regular expression.
 *
 * @author Switchable Runtimes for Spring
 */
@FunctionalInterface
interface PathMatch {

	/**
	 * Every path.
	 */
	PathMatch ALL = (path) -> true;

	boolean matches(String path);

	/**
	 * One path.
	 * @param literal the path
	 * @return the match, with or without a slash at the end
	 */
	static PathMatch literal(String literal) {
		return (path) -> path.startsWith(literal) && endsAt(path, literal.length());
	}

	/**
	 * A path and all below, as {@code /prefix/:path*} has it.
	 * @param prefix the path; empty for all paths
	 * @return the match
	 */
	static PathMatch below(String prefix) {
		if (prefix.isEmpty()) {
			return ALL;
		}
		return (path) -> path.startsWith(prefix)
				&& (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
	}

	/**
	 * What an expression matches.
	 * @param pattern the expression
	 * @return the match
	 */
	static PathMatch expression(Pattern pattern) {
		return (path) -> RegexTranslation.matches(pattern, path);
	}

	private static boolean endsAt(String path, int end) {
		return path.length() == end || (path.length() == end + 1 && path.charAt(end) == '/');
	}

}
