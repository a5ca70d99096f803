package dev.springnext.runtime.route;

import org.springframework.web.util.pattern.PatternParseException;

/**
 * A path pattern in {@code spring.next.*} can't be parsed.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InvalidRoutePatternException extends RuntimeSelectionException {

	InvalidRoutePatternException(String pattern, String location) {
		super("The path pattern '" + pattern + "' (" + location + ") does not begin with '/'.",
				"Write the whole path. In YAML and properties files a key with slashes has to be in brackets, or it loses them: \"[/"
						+ pattern + "]\".");
	}

	InvalidRoutePatternException(String pattern, String location, PatternParseException cause) {
		super("The path pattern '" + pattern + "' (" + location + ") can't be parsed: " + cause.toDetailedString(),
				"Write a pattern such as '/api/**', '/products/{id}' or '/*.txt'. In YAML, put it into quotes and brackets: \"[/api/**]\".",
				cause);
	}

}
