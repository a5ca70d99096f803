package dev.springnext.runtime.fileroute;

import org.jspecify.annotations.Nullable;

/**
 * The name of a folder in {@code app}, or of a file in {@code pages/api}.
 *
 * @param name the name, without the extension of a file
 * @author Switchable Runtimes for Spring
 * @see <a href= "https://nextjs.org/docs/app/getting-started/project-structure">Project
 * Structure</a>
 */
record FolderName(String name) {

	// So that a path may begin with an underscore:
	// https://nextjs.org/docs/app/getting-started/project-structure#private-folders
	private static final String UNDERSCORE = "%5F";

	boolean isPrivate() {
		return this.name.startsWith("_");
	}

	/**
	 * Whether the folder is a route group, which is no part of the path.
	 * @return {@code true} for names in parentheses
	 */
	boolean isGroup() {
		return this.name.startsWith("(") && this.name.endsWith(")") && !isIntercepting();
	}

	boolean isSlot() {
		return this.name.startsWith("@");
	}

	boolean isIntercepting() {
		return this.name.startsWith("(.");
	}

	/**
	 * The segment that the folder adds to a path.
	 * @return the segment, or {@code null} if it adds none
	 * @throws FileRouteException if the name is malformed
	 */
	RoutePattern.@Nullable Segment segment() {
		if (isGroup() || isSlot()) {
			return null;
		}
		String text = this.name;
		if (!text.startsWith("[") || !text.endsWith("]")) {
			if (text.startsWith("[") || text.endsWith("]") || text.contains("[...")) {
				throw malformed("brackets belong around a whole name");
			}
			return new RoutePattern.Segment(RoutePattern.Kind.STATIC, decoded(text));
		}
		boolean optional = text.startsWith("[[") && text.endsWith("]]");
		String inner = text.substring((optional) ? 2 : 1, text.length() - ((optional) ? 2 : 1));
		boolean rest = inner.startsWith("...");
		String variable = (rest) ? inner.substring(3) : inner;
		if (variable.isEmpty()) {
			throw malformed("it has no name");
		}
		if (variable.startsWith("[") || variable.endsWith("]")) {
			throw malformed("segment names may not start or end with extra brackets");
		}
		if (variable.startsWith(".") || variable.startsWith("\u2026")) {
			throw malformed("segment names may not start with periods; a catch-all has three of them");
		}
		if (optional && !rest) {
			throw malformed("optional parameters must be catch-alls: [[..." + variable + "]]");
		}
		RoutePattern.Kind kind = (optional) ? RoutePattern.Kind.OPTIONAL_CATCH_ALL
				: (rest) ? RoutePattern.Kind.CATCH_ALL : RoutePattern.Kind.DYNAMIC;
		return new RoutePattern.Segment(kind, variable);
	}

	private static String decoded(String text) {
		return (text.regionMatches(true, 0, UNDERSCORE, 0, UNDERSCORE.length()))
				? "_" + text.substring(UNDERSCORE.length()) : text;
	}

	private FileRouteException malformed(String why) {
		return new FileRouteException("'" + this.name + "' is no name of a dynamic segment: " + why, null);
	}

}
