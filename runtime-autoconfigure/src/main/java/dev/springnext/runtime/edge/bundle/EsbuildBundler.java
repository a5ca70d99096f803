package dev.springnext.runtime.edge.bundle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A bundler that runs esbuild: TypeScript, JSX, packages of npm; one module comes out for
 * each function.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://esbuild.github.io/">esbuild</a>
 */
public final class EsbuildBundler implements Bundler {

	private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

	// A command line has 32,767 characters at most on Windows; built-in modules need some
	private static final int PORTION = 14_000;

	// What an entry has but for its path
	private static final int ARGUMENT = "bundle0000=./ \"\"".length();

	private final Path executable;

	private final Duration timeLimit;

	/**
	 * A bundler with an executable of esbuild.
	 * @param executable the executable
	 * @param timeLimit the most time that a bundle may take
	 */
	public EsbuildBundler(Path executable, Duration timeLimit) {
		this.executable = executable;
		this.timeLimit = timeLimit;
	}

	/**
	 * Finds esbuild: in the jar {@code org.mvnpm.at.esbuild:<platform>} on the class
	 * path, or on the PATH.
	 * @return the bundler, or {@code null} if esbuild is in neither
	 */
	public static @Nullable EsbuildBundler find() {
		ClassLoader loader = EsbuildBundler.class.getClassLoader();
		Path found = new EsbuildBinary(EsbuildPlatform.current(), EsbuildBinary.userCache()).find(loader);
		return (found != null) ? new EsbuildBundler(found, DEFAULT_TIME_LIMIT) : null;
	}

	/**
	 * Finds the best bundler: esbuild, or else the plain one.
	 * @return the bundler
	 */
	public static Bundler findOrPlain() {
		EsbuildBundler found = find();
		return (found != null) ? found : new PlainBundler();
	}

	@Override
	public Bundle bundle(FunctionSource source) {
		return require(batch(List.of(source)), source).bundle();
	}

	@Override
	public Map<FunctionSource, Bundling> bundleAll(Collection<FunctionSource> sources) {
		Map<Path, List<FunctionSource>> groups = new LinkedHashMap<>();
		Map<FunctionSource, Bundling> results = new HashMap<>();
		for (FunctionSource source : new LinkedHashSet<>(sources)) {
			Path root = source.tree().directory();
			if (root != null && source.code() == null) {
				groups.computeIfAbsent(root, (key) -> new ArrayList<>()).add(source);
			}
			else {
				results.putAll(batch(List.of(source)));
			}
		}
		groups.values().forEach((group) -> portions(group).forEach((portion) -> results.putAll(batch(portion))));
		Map<FunctionSource, Bundling> ordered = new LinkedHashMap<>();
		sources.forEach((source) -> ordered.put(source, require(results, source)));
		return ordered;
	}

	private Map<FunctionSource, Bundling> batch(List<FunctionSource> sources) {
		return new EsbuildBatch(new EsbuildProcess(this.executable, this.timeLimit)).bundle(sources);
	}

	private static Bundling require(Map<FunctionSource, Bundling> results, FunctionSource source) {
		return Objects.requireNonNull(results.get(source), source::name);
	}

	private static List<List<FunctionSource>> portions(List<FunctionSource> sources) {
		List<List<FunctionSource>> portions = new ArrayList<>();
		int length = PORTION;
		for (FunctionSource source : sources) {
			length += source.path().length() + ARGUMENT;
			if (length > PORTION) {
				portions.add(new ArrayList<>());
				length = source.path().length() + ARGUMENT;
			}
			portions.get(portions.size() - 1).add(source);
		}
		return portions;
	}

}
