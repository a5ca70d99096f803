package dev.springnext.runtime.fileroute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The path pattern of a route, segment by segment. Patterns are ordered as Next.js orders
 * them: at the first segment in which they differ, a static one comes before a dynamic
 * one, and that before a catch-all.
 *
 * @param segments the segments; none for the root
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href=
 * "https://nextjs.org/docs/app/api-reference/file-conventions/dynamic-routes">Dynamic
 * Segments</a>
 */
public record RoutePattern(List<Segment> segments) implements Comparable<RoutePattern> {

	public RoutePattern {
		segments = List.copyOf(segments);
	}

	/**
	 * Reads a pattern of Spring, such as {@code /users/{id}} or <code>/docs/**</code>.
	 * @param pattern the pattern
	 * @return the pattern
	 */
	public static RoutePattern ofSpring(String pattern) {
		List<Segment> segments = new ArrayList<>();
		for (String part : pattern.split("/")) {
			if (!part.isEmpty()) {
				segments.add(springSegment(part));
			}
		}
		return new RoutePattern(segments);
	}

	private static Segment springSegment(String part) {
		boolean variable = part.startsWith("{") && part.endsWith("}") && part.indexOf('}') == part.length() - 1;
		if (part.equals("**") || (variable && part.startsWith("{*"))) {
			return new Segment(Kind.OPTIONAL_CATCH_ALL, (variable) ? part.substring(2, part.length() - 1) : "");
		}
		if (part.equals("*") || (variable && part.indexOf(':') < 0)) {
			return new Segment(Kind.DYNAMIC, (variable) ? part.substring(1, part.length() - 1) : "");
		}
		return new Segment((part.matches(".*[{*?].*")) ? Kind.PARTIAL : Kind.STATIC, part);
	}

	/**
	 * Whether a pattern has the same shape: it matches the same paths, whatever the
	 * variables are called.
	 * @param other the other pattern
	 * @return {@code true} if they can't be told apart
	 */
	public boolean matchesSameAs(RoutePattern other) {
		if (this.segments.size() != other.segments.size()) {
			return false;
		}
		for (int i = 0; i < this.segments.size(); i++) {
			Segment own = this.segments.get(i);
			Segment theirs = other.segments.get(i);
			boolean named = own.kind() == Kind.STATIC || own.kind() == Kind.PARTIAL;
			if (own.kind() != theirs.kind() || (named && !own.text().equals(theirs.text()))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether some path may match both patterns.
	 * @param other the other pattern
	 * @return {@code false} if there is no such path
	 */
	public boolean mayOverlap(RoutePattern other) {
		for (int i = 0;; i++) {
			Segment own = segment(i);
			Segment theirs = other.segment(i);
			if (own.kind().isCatchAll() || theirs.kind().isCatchAll()) {
				return true;
			}
			if (own.kind() == Kind.END || theirs.kind() == Kind.END) {
				return own.kind() == theirs.kind();
			}
			if (own.kind() == Kind.STATIC && theirs.kind() == Kind.STATIC && !own.text().equals(theirs.text())) {
				return false;
			}
		}
	}

	private Segment segment(int index) {
		return (index < this.segments.size()) ? this.segments.get(index) : Segment.END;
	}

	@Override
	public int compareTo(RoutePattern other) {
		for (int i = 0;; i++) {
			Segment own = segment(i);
			Segment theirs = other.segment(i);
			int order = own.kind().compareTo(theirs.kind());
			if (order == 0 && own.kind() == Kind.STATIC) {
				order = own.text().compareTo(theirs.text());
			}
			if (order != 0 || own.kind() == Kind.END) {
				return order;
			}
		}
	}

	/**
	 * The pattern as Spring writes it.
	 * @return such as <code>/docs/{*slug}</code>
	 */
	public String toSpring() {
		return this.segments.stream().map(Segment::toSpring).collect(Collectors.joining("/", "/", ""));
	}

	/**
	 * The pattern as Next.js writes it.
	 * @return such as {@code /docs/[...slug]}
	 */
	@Override
	public String toString() {
		return this.segments.stream().map(Segment::toString).collect(Collectors.joining("/", "/", ""));
	}

	/**
	 * A part of a path between slashes.
	 *
	 * @param kind what it matches
	 * @param text the decoded text of a static one, the name of a variable
	 */
	public record Segment(Kind kind, String text) {

		static final Segment END = new Segment(Kind.END, "");

		String toSpring() {
			return switch (this.kind) {
				case STATIC, PARTIAL, END -> this.text;
				case DYNAMIC -> "{" + this.text + "}";
				case CATCH_ALL, OPTIONAL_CATCH_ALL -> "{*" + this.text + "}";
			};
		}

		@Override
		public String toString() {
			return switch (this.kind) {
				case STATIC, PARTIAL, END -> this.text;
				case DYNAMIC -> "[" + this.text + "]";
				case CATCH_ALL -> "[..." + this.text + "]";
				case OPTIONAL_CATCH_ALL -> "[[..." + this.text + "]]";
			};
		}

	}

	/**
	 * What a segment matches, most specific first.
	 */
	public enum Kind {

		/** Nothing: the pattern has ended. */
		END,

		/** One text. */
		STATIC,

		/** Some texts, as only patterns of Spring can: {@code {name}.json}. */
		PARTIAL,

		/** Any text. */
		DYNAMIC,

		/** The rest of the path, if there is one. */
		CATCH_ALL,

		/** The rest of the path, or nothing. */
		OPTIONAL_CATCH_ALL;

		boolean isCatchAll() {
			return this == CATCH_ALL || this == OPTIONAL_CATCH_ALL;
		}

	}

}
