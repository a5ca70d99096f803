package dev.springnext.runtime.middleware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the plain data of a {@code matcher}. Messages are those of Next.js, where it
 * lists what each of the legal shapes asks for.
 *
 * @author Switchable Runtimes for Spring
 */
final class MatcherReader {

	private static final int MAX_LENGTH = 4096;

	private static final List<String> KEYS = List.of("source", "has", "missing", "locale");

	private final String place;

	MatcherReader(String place) {
		this.place = place;
	}

	List<MatcherSource> read(@Nullable Object config) {
		if (config instanceof String source) {
			return List.of(source(source, "matcher", ""));
		}
		if (!(config instanceof List<?> list)) {
			throw invalid("Expected string, received " + type(config) + " at \"matcher\", or Expected array, received "
					+ type(config) + " at \"matcher\"");
		}
		String shape = "Expected string, received array at \"matcher\", or ";
		List<MatcherSource> sources = new ArrayList<>(list.size());
		for (int i = 0; i < list.size(); i++) {
			String path = "matcher[" + i + "]";
			Object element = list.get(i);
			if (element instanceof String source) {
				sources.add(source(source, path, shape));
			}
			else if (element instanceof Map<?, ?> map) {
				sources.add(entry(map, path, shape + "Expected string, received object at \"" + path + "\", or "));
			}
			else {
				throw invalid(shape + "Expected string, received " + type(element) + " at \"" + path
						+ "\", or Expected object, received " + type(element) + " at \"" + path + "\"");
			}
		}
		return sources;
	}

	private MatcherSource entry(Map<?, ?> map, String path, String shapes) {
		for (Object key : map.keySet()) {
			if (!KEYS.contains(String.valueOf(key))) {
				throw invalid(shapes + "Unrecognized key(s) in object: '" + key + "' at \"" + path + "\"");
			}
		}
		Object locale = map.get("locale");
		if (locale != null && !Boolean.FALSE.equals(locale)) {
			throw invalid(shapes + "Invalid literal value, expected false at \"" + path + ".locale\"");
		}
		Object source = map.get("source");
		if (!(source instanceof String text)) {
			throw invalid(shapes + expected("string", source) + " at \"" + path + ".source\"");
		}
		MatcherSource plain = source(text, path + ".source", shapes);
		return new MatcherSource(text, plain.path(), conditions(map.get("has"), path + ".has", shapes),
				conditions(map.get("missing"), path + ".missing", shapes));
	}

	private List<MatcherCondition> conditions(@Nullable Object value, String path, String shapes) {
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> list)) {
			throw invalid(shapes + "Expected array, received " + type(value) + " at \"" + path + "\"");
		}
		List<MatcherCondition> conditions = new ArrayList<>(list.size());
		for (int i = 0; i < list.size(); i++) {
			conditions.add(condition(list.get(i), path + "[" + i + "]", shapes));
		}
		return List.copyOf(conditions);
	}

	private MatcherCondition condition(@Nullable Object value, String path, String shapes) {
		if (!(value instanceof Map<?, ?> map)) {
			throw invalid(shapes + "Expected object, received " + type(value) + " at \"" + path + "\"");
		}
		MatcherCondition.Type type = null;
		for (MatcherCondition.Type candidate : MatcherCondition.Type.values()) {
			if (candidate.name().toLowerCase(Locale.ROOT).equals(map.get("type"))) {
				type = candidate;
			}
		}
		if (type == null) {
			throw invalid(shapes + "Invalid discriminator value. Expected 'header' | 'query' | 'cookie' | 'host' at \""
					+ path + ".type\"");
		}
		boolean host = type == MatcherCondition.Type.HOST;
		String key = text(map, "key", !host, path, shapes);
		String pattern = text(map, "value", host, path, shapes);
		return new MatcherCondition(type, (key != null) ? key : "",
				(pattern != null) ? value(pattern, path + ".value", shapes) : null);
	}

	private @Nullable String text(Map<?, ?> map, String name, boolean required, String path, String shapes) {
		Object value = map.get(name);
		if (value instanceof String text) {
			return text;
		}
		if (value != null || required) {
			throw invalid(shapes + expected("string", value) + " at \"" + path + "." + name + "\"");
		}
		return null;
	}

	private Pattern value(String pattern, String path, String shapes) {
		try {
			return RegexTranslation.compile(pattern);
		}
		catch (PathSyntaxException ex) {
			throw new InvalidMatcherException(this.place,
					shapes + "Invalid value '" + pattern + "': " + ex.getMessage() + " at \"" + path + "\"",
					ex.frame(pattern));
		}
	}

	private MatcherSource source(String source, String path, String shapes) {
		if (!source.startsWith("/")) {
			throw invalid(shapes + "source must start with / at \"" + path + "\"");
		}
		if (source.length() > MAX_LENGTH) {
			throw invalid(shapes + "exceeds max built length of " + MAX_LENGTH + " for route at \"" + path + "\"");
		}
		try {
			return new MatcherSource(source, PathSyntax.compile(source), List.of(), List.of());
		}
		catch (PathSyntaxException ex) {
			throw new InvalidMatcherException(this.place,
					shapes + "Invalid source '" + source + "': " + ex.getMessage() + " at \"" + path + "\"",
					"Error parsing `" + source + "` https://nextjs.org/docs/messages/invalid-route-source\nReason: "
							+ ex.getMessage() + "\n\n" + ex.frame(source));
		}
	}

	private InvalidMatcherException invalid(String problem) {
		return new InvalidMatcherException(this.place, problem, null);
	}

	private static String expected(String type, @Nullable Object value) {
		return (value != null) ? "Expected " + type + ", received " + type(value) : "Required";
	}

	private static String type(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof String) {
			return "string";
		}
		if (value instanceof Number) {
			return "number";
		}
		if (value instanceof Boolean) {
			return "boolean";
		}
		return (value instanceof List<?>) ? "array" : "object";
	}

}
