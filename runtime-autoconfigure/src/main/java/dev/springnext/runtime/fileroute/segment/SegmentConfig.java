package dev.springnext.runtime.fileroute.segment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.route.RuntimeType;

/**
 * The segment config of a file: what it says about how it runs. A setting is {@code null}
 * where the file does not have it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class SegmentConfig {

	private final SegmentSettings settings;

	private final Set<String> exports;

	private final Map<String, OpenSetting> open;

	private final SegmentChecks checks;

	private final Map<String, Place> places;

	SegmentConfig(SegmentSettings settings, Set<String> exports, Map<String, OpenSetting> open, SegmentChecks checks,
			Map<String, Place> places) {
		this.settings = settings;
		this.exports = Collections.unmodifiableSet(exports);
		this.open = Collections.unmodifiableMap(open);
		this.checks = checks;
		this.places = places;
	}

	/**
	 * The file that was read.
	 * @return the file
	 */
	public SegmentFile file() {
		return this.settings.file();
	}

	/**
	 * {@code runtime}, or {@code config.runtime} outside of {@code app}.
	 * @return the runtime
	 */
	public @Nullable Declared<RuntimeType> runtime() {
		return this.settings.find("runtime", "config.runtime");
	}

	/**
	 * {@code dynamic}.
	 * @return whether the route is rendered for each request
	 */
	public @Nullable Declared<Dynamic> dynamic() {
		return this.settings.find("dynamic");
	}

	/**
	 * {@code revalidate}.
	 * @return when results are made anew
	 */
	public @Nullable Declared<Revalidate> revalidate() {
		return this.settings.find("revalidate");
	}

	/**
	 * {@code fetchCache}.
	 * @return what becomes of the {@code cache} option of {@code fetch}
	 */
	public @Nullable Declared<FetchCache> fetchCache() {
		return this.settings.find("fetchCache");
	}

	/**
	 * {@code maxDuration}, or {@code config.maxDuration} outside of {@code app}.
	 * @return the longest time for a request, zero or more
	 */
	public @Nullable Declared<Duration> maxDuration() {
		return this.settings.find("maxDuration", "config.maxDuration");
	}

	/**
	 * {@code preferredRegion}, or {@code config.regions} outside of {@code app}.
	 * @return the names of the regions
	 */
	public @Nullable Declared<List<String>> preferredRegion() {
		return this.settings.find("preferredRegion", "config.regions");
	}

	/**
	 * {@code dynamicParams}.
	 * @return whether parameters are served that are not known beforehand
	 */
	public @Nullable Declared<Boolean> dynamicParams() {
		return this.settings.find("dynamicParams");
	}

	/**
	 * {@code config.matcher} of middleware, as plain data: only its outermost shape is
	 * checked.
	 * @return a string, or a list of strings and maps
	 */
	public @Nullable Declared<Object> matcher() {
		return this.settings.find("config.matcher");
	}

	/**
	 * {@code config.unstable_allowDynamic} of middleware and API routes.
	 * @return patterns of files that may evaluate code
	 */
	public @Nullable Declared<List<String>> allowDynamic() {
		return this.settings.find("config.unstable_allowDynamic");
	}

	/**
	 * Where a value stands.
	 * @param key the key of the value, such as {@code config.matcher[0].has[0].type}
	 * @return the place of the value or, if that is not known, of the nearest one around
	 * it; {@code null} if the file does not have it
	 */
	public @Nullable Place place(String key) {
		String nearest = key;
		while (!this.places.containsKey(nearest)) {
			int end = Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['));
			if (end < 0) {
				return null;
			}
			nearest = nearest.substring(0, end);
		}
		return this.places.get(nearest);
	}

	/**
	 * The names that exist when the module runs; {@code *} if it exports everything of
	 * another one.
	 * @return the names, in the order of the source
	 */
	public Set<String> exports() {
		return this.exports;
	}

	/**
	 * What works, but should be changed.
	 * @return the warnings
	 */
	public List<SegmentWarning> warnings() {
		return Collections.unmodifiableList(this.settings.warnings());
	}

	/**
	 * The exports that only running the module can tell: {@link #resolve(Map)} takes
	 * their values.
	 * @return the names of the exports; empty if everything is known
	 */
	public Set<String> open() {
		return this.open.keySet();
	}

	/**
	 * What to throw if an open export can't be told, because the module can't be run.
	 * @param name the name of the export
	 * @param reason why, as a sentence with its end
	 * @param cause what went wrong, if something did
	 * @return an exception that names the place and what stands there
	 */
	public SegmentConfigException unknown(String name, String reason, @Nullable Throwable cause) {
		OpenSetting setting = this.open.get(name);
		if (setting == null) {
			throw new IllegalArgumentException("'" + name + "' is not open in " + file().path());
		}
		return setting.problem(reason, cause);
	}

	/**
	 * Fills in what running the module told.
	 * @param evaluated the values of the exports in {@link #open()}, as plain data; those
	 * that are missing are not set
	 * @return the complete config
	 * @throws SegmentConfigException if a value is not legal
	 */
	public SegmentConfig resolve(Map<String, ? extends @Nullable Object> evaluated) {
		SegmentSettings complete = new SegmentSettings(this.settings);
		this.open.forEach((name, setting) -> {
			if (evaluated.containsKey(name)) {
				complete.add(new SegmentValue(name, evaluated.get(name), setting.origin().evaluated()));
			}
		});
		SegmentConfig config = new SegmentConfig(complete, this.exports, new LinkedHashMap<>(), this.checks,
				this.places);
		this.checks.check(config);
		return config;
	}

}
