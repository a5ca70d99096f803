package dev.springnext.runtime.fileroute.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.route.RuntimeName;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Collects the settings of a file. The first value of a setting stays.
 *
 * @author Switchable Runtimes for Spring
 */
final class SegmentSettings {

	private final SegmentFile file;

	private final List<SegmentWarning> warnings;

	private final Map<String, Declared<?>> values;

	SegmentSettings(SegmentFile file) {
		this.file = file;
		this.warnings = new ArrayList<>();
		this.values = new HashMap<>();
	}

	SegmentSettings(SegmentSettings other) {
		this.file = other.file;
		this.warnings = new ArrayList<>(other.warnings);
		this.values = new HashMap<>(other.values);
	}

	/**
	 * The exports that are settings of a kind of file.
	 * @param file the file
	 * @return their names
	 */
	static List<String> names(SegmentFile file) {
		if (file.isApp()) {
			return List.of("runtime", "dynamic", "revalidate", "fetchCache", "maxDuration", "preferredRegion",
					"dynamicParams");
		}
		return (file.kind() == SegmentFile.Kind.INSTRUMENTATION) ? List.of()
				: List.of("runtime", "maxDuration", "preferredRegion", "config");
	}

	/**
	 * Whether a part of an export is a setting, or may have one in it.
	 * @param key the key of the part
	 * @return whether it matters
	 */
	static boolean isSetting(String key) {
		return !key.startsWith("config.")
				|| List.of("runtime", "matcher", "regions", "unstable_allowDynamic", "maxDuration")
					.stream()
					.map((name) -> "config." + name)
					.anyMatch((name) -> key.equals(name) || key.startsWith(name + ".") || key.startsWith(name + "["));
	}

	void add(SegmentValue value) {
		if (value.raw() instanceof Unknown || SegmentValue.isUndefined(value.raw())) {
			return;
		}
		switch (value.key()) {
			case "runtime", "config.runtime" -> keep(value, runtime(value));
			case "dynamic" -> keep(value, value.oneOf(Dynamic.class));
			case "fetchCache" -> keep(value, value.oneOf(FetchCache.class));
			case "revalidate" -> keep(value, value.revalidate());
			case "dynamicParams" -> keep(value, value.bool());
			case "maxDuration", "config.maxDuration" -> keep(value, value.duration());
			case "config" -> value.members().forEach((name, member) -> add(value.member(String.valueOf(name), member)));
			default -> addList(value);
		}
	}

	private void addList(SegmentValue value) {
		if (value.raw() instanceof List<?> && value.origin().hasUnknown(value.key())) {
			return;
		}
		switch (value.key()) {
			case "preferredRegion", "config.regions", "config.unstable_allowDynamic" -> keep(value, value.strings());
			case "config.matcher" -> keep(value, value.matcher());
			default -> {
				// Anything else in config is none of ours: api, for example
			}
		}
	}

	private void keep(SegmentValue value, Object legal) {
		this.values.putIfAbsent(value.key(), value.declared(legal));
	}

	private RuntimeType runtime(SegmentValue value) {
		boolean page = this.file.isPageInPages();
		RuntimeType type = value.runtime(page);
		boolean alias = value.raw() instanceof String name && RuntimeName.legal(name) == null;
		Place place = value.origin().keyPlace(value.key());
		if (page && type == RuntimeType.EDGE && !alias) {
			throw value.problem("is 'edge', but the edge runtime is experimental for pages in the folder pages.",
					"Write 'experimental-edge', or leave it out.");
		}
		if (page && type == RuntimeType.EDGE) {
			warn(value.key(), place, "The edge runtime is experimental for pages, it may change.");
		}
		else if (alias) {
			warn(value.key(), place, "Runtime '" + value.raw() + "' at \"" + value.key()
					+ "\" is an old spelling: write '" + type.id() + "'.");
		}
		return type;
	}

	void warn(String setting, Place place, String message) {
		this.warnings.add(new SegmentWarning(setting, place, message));
	}

	SegmentFile file() {
		return this.file;
	}

	List<SegmentWarning> warnings() {
		return this.warnings;
	}

	/**
	 * What is set.
	 * @param <T> the type that settings of these keys have
	 * @param keys the keys, the one that wins first
	 * @return the setting, or {@code null}
	 */
	@SuppressWarnings("unchecked")
	<T> @Nullable Declared<T> find(String... keys) {
		for (String key : keys) {
			Declared<?> value = this.values.get(key);
			if (value != null) {
				return (Declared<T>) value;
			}
		}
		return null;
	}

}
