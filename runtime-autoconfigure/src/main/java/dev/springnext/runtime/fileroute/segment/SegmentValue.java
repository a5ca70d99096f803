package dev.springnext.runtime.fileroute.segment;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.route.RuntimeName;
import dev.springnext.runtime.route.RuntimeType;

/**
 * The value of a setting as the module has it, before it is known to be legal.
 *
 * @param key the key of the setting, such as {@code config.runtime}
 * @param raw plain data, as JavaScript has it
 * @param origin where it comes from
 * @author Switchable Runtimes for Spring
 */
record SegmentValue(String key, @Nullable Object raw, Origin origin) {

	/** What settings have that are as good as not there. */
	static final Object UNDEFINED = new Object();

	static boolean isUndefined(@Nullable Object raw) {
		return UNDEFINED.equals(raw);
	}

	<T> Declared<T> declared(T value) {
		return new Declared<>(value, this.origin.declaration(), this.origin.keyPlace(this.key),
				this.origin.isEvaluated());
	}

	/**
	 * The members of an object.
	 * @return the members, by name
	 */
	Map<?, ?> members() {
		if (this.raw instanceof Map<?, ?> map) {
			return map;
		}
		throw illegal("an object");
	}

	SegmentValue member(String name, @Nullable Object value) {
		return new SegmentValue(LiteralReader.child(this.key, name), value, this.origin);
	}

	RuntimeType runtime(boolean aliasInList) {
		String legal = aliasInList ? "one of 'edge', 'experimental-edge', 'nodejs'" : "one of 'edge', 'nodejs'";
		if (!(this.raw instanceof String name)) {
			throw illegal(legal);
		}
		RuntimeType type = RuntimeName.legal(name);
		RuntimeType known = (type != null) ? type : RuntimeName.alias(name);
		if (known == null) {
			throw problem("must be " + legal + ", but is '" + name + "'.",
					"Write '" + RuntimeName.nearest(name).id() + "', or the other one.");
		}
		return known;
	}

	<E extends Enum<E>> E oneOf(Class<E> type) {
		List<E> legal = Arrays.asList(type.getEnumConstants());
		return legal.stream()
			.filter((constant) -> name(constant).equals(this.raw))
			.findFirst()
			.orElseThrow(() -> illegal("one of "
					+ legal.stream().map((constant) -> "'" + name(constant) + "'").collect(Collectors.joining(", "))));
	}

	private static String name(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	Revalidate revalidate() {
		if (Boolean.FALSE.equals(this.raw)) {
			return new Revalidate(OptionalInt.empty());
		}
		return new Revalidate(OptionalInt.of(seconds("a non-negative whole number of seconds, or false")));
	}

	Duration duration() {
		return Duration.ofSeconds(seconds("a non-negative whole number of seconds"));
	}

	private int seconds(String legal) {
		if (this.raw instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
				&& number.doubleValue() >= 0 && number.doubleValue() <= Integer.MAX_VALUE) {
			return number.intValue();
		}
		throw illegal(legal);
	}

	boolean bool() {
		if (this.raw instanceof Boolean value) {
			return value;
		}
		throw illegal("a boolean");
	}

	/**
	 * A string, or an array of strings.
	 * @return the strings
	 */
	List<String> strings() {
		if (this.raw instanceof String string) {
			return List.of(string);
		}
		if (!(this.raw instanceof List<?> list)) {
			throw illegal("a string or an array of strings");
		}
		for (int i = 0; i < list.size(); i++) {
			if (!(list.get(i) instanceof String)) {
				throw new SegmentValue(this.key + "[" + i + "]", list.get(i), this.origin).illegal("a string");
			}
		}
		return list.stream().map(String.class::cast).toList();
	}

	/**
	 * Paths and conditions, as far as their shape goes.
	 * @return a string, or a list of strings and maps
	 */
	Object matcher() {
		if (this.raw instanceof String) {
			return this.raw;
		}
		if (!(this.raw instanceof List<?> list)) {
			throw illegal("a string, or an array of strings and objects");
		}
		for (int i = 0; i < list.size(); i++) {
			if (!(list.get(i) instanceof String || list.get(i) instanceof Map<?, ?>)) {
				throw new SegmentValue(this.key + "[" + i + "]", list.get(i), this.origin)
					.illegal("a string or an object");
			}
		}
		return list;
	}

	SegmentConfigException illegal(String legal) {
		return problem("must be " + legal + ", but is " + describe() + ".", "Correct the value, or leave it out.");
	}

	SegmentConfigException problem(String what, String action) {
		Place place = this.origin.valuePlace(this.key);
		return new SegmentConfigException(this.key, place, this.origin.line(place), "\"" + this.key + "\" " + what
				+ (this.origin.isEvaluated() ? " That came out when the file was run." : ""), action);
	}

	private String describe() {
		if (this.raw == null) {
			return "null";
		}
		if (this.raw instanceof String string) {
			return "the string '" + ((string.length() > 60) ? string.substring(0, 60) + "..." : string) + "'";
		}
		if (this.raw instanceof Number number) {
			double value = number.doubleValue();
			return "the number " + ((value == Math.rint(value) && Math.abs(value) < 1e15) ? Long.toString((long) value)
					: Double.toString(value));
		}
		if (this.raw instanceof Boolean) {
			return "the boolean " + this.raw;
		}
		Unknown unknown = this.origin.unknown(this.key);
		if (unknown != null) {
			return unknown.what();
		}
		return (this.raw instanceof List) ? "an array" : (this.raw instanceof Map) ? "an object" : "no plain value";
	}

}
