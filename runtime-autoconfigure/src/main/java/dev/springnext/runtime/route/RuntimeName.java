package dev.springnext.runtime.route;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name of a runtime as settings write it: the legal values, and two spellings
 * of early Next.js versions that are accepted with a warning.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeName {

	private static final Log logger = LogFactory.getLog(RuntimeName.class);

	private static final Map<String, RuntimeType> ALIASES = Map.of("node.js", RuntimeType.NODEJS, "experimental-edge",
			RuntimeType.EDGE);

	private RuntimeName() {
	}

	static RuntimeType parse(String value, String location) {
		RuntimeType type = RuntimeType.forId(value);
		if (type != null) {
			return type;
		}
		RuntimeType alias = alias(value);
		if (alias == null) {
			throw new InvalidRuntimeException(value, location, nearest(value));
		}
		logger.warn("Runtime '" + value + "' (" + location + ") is an old spelling: write '" + alias.id() + "'");
		return alias;
	}

	/**
	 * Finds the runtime of a legal name.
	 * @param value the name
	 * @return the runtime, or {@code null} if the name is not legal
	 */
	public static @Nullable RuntimeType legal(String value) {
		return RuntimeType.forId(value);
	}

	/**
	 * Finds the runtime that an old spelling means.
	 * @param value the spelling
	 * @return the runtime, or {@code null} if it is no known spelling
	 */
	public static @Nullable RuntimeType alias(String value) {
		return ALIASES.get(value);
	}

	/**
	 * Finds the runtime whose name is most like a name that is not legal.
	 * @param value the name
	 * @return the runtime
	 */
	public static RuntimeType nearest(String value) {
		String lower = value.strip().toLowerCase(Locale.ROOT);
		return Stream.of(RuntimeType.values())
			.min(Comparator.comparingInt((type) -> distance(lower, type.id())))
			.orElse(RuntimeType.NODEJS);
	}

	// Levenshtein's edit distance, row by row
	private static int distance(String from, String to) {
		int[] row = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int substitution = diagonal + ((from.charAt(i - 1) != to.charAt(j - 1)) ? 1 : 0);
				diagonal = row[j];
				row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

}
