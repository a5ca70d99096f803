package dev.springnext.runtime.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Values that the configuration gives to routes by path pattern, the most specific
 * pattern first. A route is matched by its own pattern, segment by segment:
 * {@code /api/**} covers the route {@code /api/users/{id}}.
 *
 * @param <T> what a pattern is given
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class PatternSettings<T> {

	private final List<Entry<T>> entries;

	private PatternSettings(List<Entry<T>> entries) {
		this.entries = entries;
	}

	/**
	 * Parses the patterns of a property.
	 * @param <T> what a pattern is given
	 * @param property the property, to be quoted in errors
	 * @param values the values by pattern
	 * @return the settings
	 * @throws InvalidRoutePatternException if a pattern can't be parsed
	 */
	public static <T> PatternSettings<T> of(String property, Map<String, T> values) {
		List<Entry<T>> entries = new ArrayList<>();
		values.forEach((pattern, value) -> entries.add(new Entry<>(parse(pattern, property), value)));
		entries.sort(Comparator.comparing(Entry::pattern));
		return new PatternSettings<>(List.copyOf(entries));
	}

	private static PathPattern parse(String pattern, String property) {
		if (!pattern.startsWith("/") && !pattern.equals("**")) {
			throw new InvalidRoutePatternException(pattern, "a key of " + property);
		}
		try {
			return PathPatternParser.defaultInstance.parse(pattern);
		}
		catch (PatternParseException ex) {
			throw new InvalidRoutePatternException(pattern, "a key of " + property, ex);
		}
	}

	/**
	 * All that covers a route.
	 * @param routePattern the route's own pattern
	 * @return the entries, most specific first
	 */
	public List<Entry<T>> matching(String routePattern) {
		PathContainer path = PathContainer.parsePath(routePattern);
		return this.entries.stream()
			.filter((entry) -> entry.pattern().getPatternString().equals(routePattern) || entry.pattern().matches(path))
			.toList();
	}

	/**
	 * A pattern and what it is given.
	 *
	 * @param <T> what the pattern is given
	 * @param pattern the pattern
	 * @param value the value
	 */
	public record Entry<T>(PathPattern pattern, T value) {

	}

}
