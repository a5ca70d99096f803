package dev.springnext.runtime.middleware;

import java.util.List;

/**
 * Which requests middleware wants: those of any of its sources, which are paths in the
 * syntax of path-to-regexp, as in the {@code matcher} of Next.js. Compiled once.
 * <p>
 * Paths are compared case-sensitively, a slash at the end is of no account, and a path
 * matches as it came or percent-decoded. Custom patterns are the application's own code:
 * one with nested repetitions may take as long as in any regular expression.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MiddlewareMatcher {

	private static final MiddlewareMatcher ALL = new MiddlewareMatcher(
			List.of(new MatcherSource("/:path*", PathMatch.ALL, List.of(), List.of())));

	private final List<MatcherSource> sources;

	MiddlewareMatcher(List<MatcherSource> sources) {
		this.sources = List.copyOf(sources);
	}

	/**
	 * All requests.
	 * @return the matcher
	 */
	public static MiddlewareMatcher all() {
		return ALL;
	}

	/**
	 * Requests of paths.
	 * @param sources the paths, such as {@code /dashboard/:path*}
	 * @return the matcher
	 * @throws InvalidMatcherException if a path is not one
	 */
	public static MiddlewareMatcher paths(String... sources) {
		return of(List.of(sources), "MiddlewareMatcher.paths(...)");
	}

	/**
	 * The matcher of a {@code config}.
	 * @param config the plain data: a {@code String}, or a {@code List} of strings and of
	 * {@code Map}s with {@code source}, {@code has} and {@code missing}
	 * @param place where it stands, for messages, such as {@code middleware.js:3:10}
	 * @return the matcher
	 * @throws InvalidMatcherException if it is not one
	 */
	public static MiddlewareMatcher of(Object config, String place) {
		return new MiddlewareMatcher(new MatcherReader(place).read(config));
	}

	/**
	 * Whether requests of a path may be wanted, whatever their headers are.
	 * @param path the path, percent-encoded
	 * @return {@code false} if none is
	 */
	boolean matchesPath(String path) {
		for (int i = 0; i < this.sources.size(); i++) {
			if (this.sources.get(i).matchesPath(path)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a request is wanted.
	 * @param path its path, percent-encoded
	 * @param request the request
	 * @return {@code true} if so
	 */
	boolean matches(String path, MiddlewareRequest request) {
		for (int i = 0; i < this.sources.size(); i++) {
			if (this.sources.get(i).matches(path, request)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return this.sources.toString();
	}

}
