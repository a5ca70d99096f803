package dev.springnext.runtime.fileroute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.fileroute.segment.Declared;
import dev.springnext.runtime.fileroute.segment.SegmentConfig;
import dev.springnext.runtime.fileroute.segment.SegmentConfigException;
import dev.springnext.runtime.fileroute.segment.SegmentConfigReader;
import dev.springnext.runtime.fileroute.segment.SegmentFile;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeSetting;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Decides on the runtimes of files: what a file says of itself comes first, then its
 * layouts, the innermost first, and then what the configuration says.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RouteDecisions {

	private static final Log logger = LogFactory.getLog(RouteDecisions.class);

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private final ProjectFiles files;

	private final RuntimeResolver resolver;

	private final SegmentEvaluation evaluation;

	// By path; layouts are asked for with each route below them
	private final Map<String, SegmentConfig> configs = new ConcurrentHashMap<>();

	// The paths of those that depend on more than their own code
	private final Set<String> evaluated = ConcurrentHashMap.newKeySet();

	/**
	 * Creates the decisions.
	 * @param files the project
	 * @param resolver knows what the configuration says
	 * @param evaluation runs files for what can't be read off their source
	 */
	public RouteDecisions(ProjectFiles files, RuntimeResolver resolver, SegmentEvaluation evaluation) {
		this.files = files;
		this.resolver = resolver;
		this.evaluation = evaluation;
	}

	/**
	 * Decides for a file that serves requests.
	 * @param file the file
	 * @return the decision
	 * @throws SegmentConfigException if the file or one of its layouts says what can't be
	 * followed
	 * @throws FileRouteException if a file can't be read
	 */
	public DecidedRoute decide(RouteFile file) {
		boolean api = file.kind() == RouteFile.Kind.API_ROUTE;
		List<SegmentConfig> layouts = new ArrayList<>();
		for (String layout : file.layouts()) {
			layouts.add(0, config(layout, SegmentFile.Kind.LAYOUT, file.pattern().toString()));
		}
		SegmentConfig own = config(file.path(), (api) ? SegmentFile.Kind.API_ROUTE : SegmentFile.Kind.APP_ROUTE,
				file.pattern().toString());
		List<RuntimeSetting> chain = new ArrayList<>();
		add(chain, own, RuntimeSetting.Level.FILE);
		layouts.forEach((layout) -> add(chain, layout, RuntimeSetting.Level.LAYOUT));
		List<SegmentConfig> nearestFirst = new ArrayList<>(layouts);
		nearestFirst.add(0, own);
		RuntimeDecision decision = this.resolver.decide(chain, file.pattern().toSpring(), maxDuration(nearestFirst));
		return new DecidedRoute(file, (api) ? Set.of() : methods(own.exports()), decision, own);
	}

	/**
	 * Decides for a file with middleware.
	 * @param file the file
	 * @return its config, whose runtime and matcher are known, and the decision
	 */
	public DecidedMiddleware decide(MiddlewareFile file) {
		RoutePattern folder = file.folder();
		SegmentConfig own = config(file.path(), SegmentFile.Kind.MIDDLEWARE,
				(folder != null) ? folder.toString() : "/");
		List<RuntimeSetting> chain = new ArrayList<>();
		add(chain, own, RuntimeSetting.Level.FILE);
		Declared<Duration> maxDuration = own.maxDuration();
		return new DecidedMiddleware(file, this.resolver.decide(chain, (folder != null) ? folder.toSpring() : "/",
				(maxDuration != null) ? maxDuration.value() : null), own);
	}

	/**
	 * Forgets what was found by running files, which may give something else now: they
	 * may import what has changed.
	 */
	public void refresh() {
		this.evaluated.forEach(this.configs::remove);
		this.evaluated.clear();
	}

	private static void add(List<RuntimeSetting> chain, SegmentConfig config, RuntimeSetting.Level level) {
		Declared<RuntimeType> runtime = config.runtime();
		if (runtime != null) {
			chain.add(new RuntimeSetting(level, runtime.value(), runtime.declaration(), "in " + runtime.place(), null));
		}
	}

	private static @Nullable Duration maxDuration(List<SegmentConfig> nearestFirst) {
		for (SegmentConfig config : nearestFirst) {
			Declared<Duration> declared = config.maxDuration();
			if (declared != null && !declared.value().isZero()) {
				return declared.value();
			}
		}
		return null;
	}

	// As they are served: HEAD and OPTIONS are answered where they are not exported
	private static Set<String> methods(Set<String> exports) {
		Set<String> methods = new TreeSet<>(METHODS);
		if (!exports.contains("*")) {
			methods.retainAll(exports);
			methods.add("OPTIONS");
			if (methods.contains("GET")) {
				methods.add("HEAD");
			}
		}
		return methods;
	}

	private SegmentConfig config(String path, SegmentFile.Kind kind, String route) {
		String code = this.files.read(path);
		SegmentConfig known = this.configs.get(path);
		if (known != null && known.file().code().equals(code)) {
			return known;
		}
		SegmentConfig read = new SegmentConfigReader().read(new SegmentFile(kind, path, route, code));
		read.warnings().forEach((warning) -> logger.warn(warning.toString()));
		if (!read.open().isEmpty()) {
			read = evaluated(read);
			this.evaluated.add(path);
		}
		this.configs.put(path, read);
		return read;
	}

	// Where it runs: a file that has chosen nodejs is not run on the edge
	private SegmentConfig evaluated(SegmentConfig read) {
		Declared<RuntimeType> runtime = read.runtime();
		RuntimeType where = (runtime != null) ? runtime.value() : RuntimeType.EDGE;
		Map<String, Object> values;
		try {
			values = this.evaluation.evaluate(read.file(), where, read.open());
		}
		catch (RuntimeException ex) {
			throw read.unknown(read.open().iterator().next(),
					"It was run in the " + where.id() + " runtime, and failed: " + ex.getMessage() + ".", ex);
		}
		for (String name : read.open()) {
			// Of export * nobody knows what it exports
			if (!values.containsKey(name) && read.exports().contains(name)) {
				throw read.unknown(name, "It was run, and has no such export that is plain data.", null);
			}
		}
		logger.info("Ran " + read.file().path() + " to read " + String.join(", ", read.open())
				+ ": a literal could be read off its source");
		return read.resolve(values);
	}

	/**
	 * Runs files for settings that can't be read off their source.
	 */
	@FunctionalInterface
	public interface SegmentEvaluation {

		/**
		 * Runs a file, and reads exports of it.
		 * @param file the file
		 * @param runtime where it is run
		 * @param names the names of the exports
		 * @return those that are plain data
		 * @throws RuntimeException if the file can't be run there
		 */
		Map<String, Object> evaluate(SegmentFile file, RuntimeType runtime, Set<String> names);

	}

}
