package dev.springnext.runtime.webflux.fileroute;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

import dev.springnext.runtime.fileroute.RouteFile;
import dev.springnext.runtime.fileroute.RoutePattern;
import dev.springnext.runtime.route.Route;

/**
 * The routes of Java, beside which files are served: the more specific pattern has a
 * path, whatever the language.
 *
 * @author Switchable Runtimes for Spring
 */
final class JavaRoutes {

	private static final String ANY_PATH = "/**";

	private final List<JavaRoute> routes = new ArrayList<>();

	JavaRoutes(List<Route> routes) {
		for (Route route : routes) {
			PathPattern pattern = parse(route.pattern());
			if (pattern != null) {
				this.routes.add(new JavaRoute(route, RoutePattern.ofSpring(route.pattern()), pattern));
			}
		}
	}

	/**
	 * A pattern of Spring.
	 * @param pattern the pattern
	 * @return the parsed pattern, or {@code null} if Spring does not know such a one
	 */
	static @Nullable PathPattern parse(String pattern) {
		try {
			return PathPatternParser.defaultInstance.parse(pattern);
		}
		catch (PatternParseException ex) {
			return null;
		}
	}

	/**
	 * Finds a handler in Java that has the same pattern as a file.
	 * @param file the file
	 * @return what is wrong, with both places; or {@code null}
	 */
	@Nullable String conflict(RouteFile file) {
		for (JavaRoute java : this.routes) {
			if (java.shape().matchesSameAs(file.pattern()) && !isWithoutPath(java.route())) {
				return "'" + file.path() + "' and " + java.route().handler() + " (" + java.route().describe()
						+ ") both serve " + file.pattern() + ". Remove one of them, or move it to another path.";
			}
		}
		return null;
	}

	// A router function whose predicates say nothing of the path, as far as can be seen
	private static boolean isWithoutPath(Route route) {
		return route.pattern().equals(ANY_PATH) && route.handler().startsWith("router function");
	}

	/**
	 * The patterns that have some of a file's paths, as they are more specific.
	 * @param pattern the file's pattern
	 * @return patterns of Java
	 */
	List<PathPattern> before(RoutePattern pattern) {
		return this.routes.stream()
			.filter((java) -> java.shape().compareTo(pattern) < 0 && java.shape().mayOverlap(pattern))
			.map(JavaRoute::pattern)
			.distinct()
			.toList();
	}

	private record JavaRoute(Route route, RoutePattern shape, PathPattern pattern) {

	}

}
