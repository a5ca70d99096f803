package dev.springnext.runtime.webflux.fileroute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.fileroute.FileRouteException;
import dev.springnext.runtime.fileroute.MiddlewareFile;
import dev.springnext.runtime.fileroute.Project;
import dev.springnext.runtime.fileroute.ProjectFiles;
import dev.springnext.runtime.fileroute.RouteDecisions;
import dev.springnext.runtime.fileroute.RouteFile;
import dev.springnext.runtime.fileroute.RoutePattern;
import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.route.RouteRegistry;

/**
 * The files of a project that serve requests. Loads them when the handlers in Java are
 * known, and, while a project is being developed, again when they change.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FileRoutes implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(FileRoutes.class);

	private final ProjectFiles files;

	private final RouteDecisions decisions;

	private final FileFunctions functions;

	private final Destinations destinations;

	private final Function<String, EdgeLimits> limits;

	private final boolean errorPage;

	private final LiveFiles<MiddlewareFile, ServedMiddleware> middleware;

	private final FileInstrumentation instrumentation;

	private @Nullable JavaRoutes java;

	private volatile @Nullable LiveFiles<RouteFile, ServedRoute> routes;

	/**
	 * Creates the routes; they are served when all singletons are there.
	 * @param files the project
	 * @param decisions decide on runtimes
	 * @param functions make functions of files
	 * @param destinations take what is served
	 * @param limits tells what an invocation of a pattern may spend
	 * @param errorPage whether browsers are shown what is wrong with a file
	 */
	public FileRoutes(ProjectFiles files, RouteDecisions decisions, FileFunctions functions, Destinations destinations,
			Function<String, EdgeLimits> limits, boolean errorPage) {
		this.files = files;
		this.decisions = decisions;
		this.functions = functions;
		this.destinations = destinations;
		this.limits = limits;
		this.errorPage = errorPage;
		this.instrumentation = new FileInstrumentation(functions);
		this.middleware = new LiveFiles<>(MiddlewareFile::path,
				new MiddlewareLoader(decisions, functions, limits, this.instrumentation));
	}

	@Override
	public synchronized void afterSingletonsInstantiated() {
		JavaRoutes known = new JavaRoutes(this.destinations.registry().routes());
		this.java = known;
		LiveFiles<RouteFile, ServedRoute> served = new LiveFiles<>(RouteFile::path, new RouteLoader(this.decisions,
				this.functions, this.destinations.registry(), this.limits, known, this.instrumentation));
		this.routes = served;
		Project project = Project.of(this.files);
		this.instrumentation.updateNodejs(project, Set.of());
		Collection<RuntimeException> failures = new ArrayList<>(
				this.middleware.update(project.middleware(), Set.of()).failures().values());
		failures.addAll(served.update(project.routes(), Set.of()).failures().values());
		refuse(failures);
		// The others first: only they tell whether the edge runtime is used at all
		refuse(this.instrumentation.update(project, isServingOnEdge(served), Set.of()).failures().values());
		publish(Map.of());
		logger.info("Serving " + project.routes().size() + " routes and " + project.middleware().size()
				+ " middleware from files of " + this.files);
		if (!project.pages().isEmpty()) {
			logger.warn("Pages are not served, as they need React: " + String.join(", ", project.pages()));
		}
	}

	private boolean isServingOnEdge(LiveFiles<RouteFile, ServedRoute> served) {
		return Stream.concat(served.all().stream(), this.middleware.all().stream())
			.anyMatch((file) -> file.function() instanceof FileFunction.Edge);
	}

	// All at once, so that nobody has to start the application again and again
	private static void refuse(Collection<RuntimeException> failures) {
		List<RuntimeException> others = failures.stream()
			.filter((failure) -> !(failure instanceof MissingNodeRuntimeException))
			.toList();
		// One cause, such as an engine that is missing, may be told of every file
		List<String> messages = others.stream()
			.map((problem) -> String.valueOf(problem.getMessage()))
			.distinct()
			.toList();
		if (messages.size() == 1) {
			throw others.get(0);
		}
		if (!others.isEmpty()) {
			FileRouteException all = FileRouteException.of(messages);
			others.forEach(all::addSuppressed);
			throw all;
		}
		List<String> unserved = new ArrayList<>();
		failures.forEach((failure) -> unserved.addAll(((MissingNodeRuntimeException) failure).files()));
		if (!unserved.isEmpty()) {
			throw new MissingNodeRuntimeException(unserved);
		}
	}

	/**
	 * Serves what has changed. A file with a mistake stays served as it was before.
	 * @param changed paths in the project
	 */
	public synchronized void reload(Set<String> changed) {
		LiveFiles<RouteFile, ServedRoute> served = this.routes;
		if (served == null) {
			return;
		}
		long started = System.nanoTime();
		this.decisions.refresh();
		Project project;
		try {
			project = Project.of(this.files);
		}
		catch (FileRouteException ex) {
			logger.error("The files of " + this.files + " can't be served as they are now:" + System.lineSeparator()
					+ ex.getMessage());
			return;
		}
		try {
			this.instrumentation.updateNodejs(project, changed);
		}
		catch (RuntimeException ex) {
			logger.error("Node.js can't use " + project.instrumentation() + " as it is now: " + ex.getMessage());
		}
		LiveFiles.Update<MiddlewareFile, ServedMiddleware> middlewareUpdate = this.middleware
			.update(project.middleware(), changed);
		LiveFiles.Update<RouteFile, ServedRoute> routeUpdate = served.update(project.routes(), changed);
		routeUpdate.gone().forEach((route) -> this.destinations.registry().remove(route.served().route()));
		Map<RouteFile, FileProblem> problems = new LinkedHashMap<>();
		routeUpdate.failures()
			.forEach((file, failure) -> problems.put(file,
					report(file.path(), failure, served.find(file.path()) != null)));
		middlewareUpdate.failures()
			.forEach((file, failure) -> report(file.path(), failure, this.middleware.find(file.path()) != null));
		LiveFiles.Update<String, ErrorReports> instrumented = this.instrumentation.update(project,
				isServingOnEdge(served), changed);
		instrumented.failures().forEach((file, failure) -> report(file, failure, this.instrumentation.file() != null));
		publish(problems);
		instrumented.retire();
		routeUpdate.retire();
		middlewareUpdate.retire();
		List<String> loaded = new ArrayList<>(instrumented.loaded());
		loaded.addAll(middlewareUpdate.loaded());
		loaded.addAll(routeUpdate.loaded());
		if (!loaded.isEmpty()) {
			logger.info("Reloaded " + String.join(", ", loaded) + " in " + (System.nanoTime() - started) / 1_000_000
					+ " ms");
		}
	}

	private FileProblem report(String path, RuntimeException failure, boolean served) {
		FileProblem problem = FileProblem.of(path, failure);
		String frame = problem.codeFrame(source(problem.file()));
		logger.error(problem.described() + System.lineSeparator() + frame
				+ ((served) ? "The last good version stays served." : "It is not served."));
		return problem;
	}

	private void publish(Map<RouteFile, FileProblem> problems) {
		LiveFiles<RouteFile, ServedRoute> served = this.routes;
		Map<RoutePattern, FileRouteMapping.Entry> entries = new HashMap<>();
		if (served != null) {
			served.all()
				.forEach((route) -> entries.put(route.file().pattern(),
						entry(route.file(), route.served().handler(), null)));
		}
		problems.forEach((file, problem) -> {
			ProblemHandler broken = new ProblemHandler(problem, problem.codeFrame(source(problem.file())),
					this.errorPage);
			LiveFile<RouteFile, ServedRoute> good = (served != null) ? served.find(file.path()) : null;
			entries.put(file.pattern(), entry(file, (good != null) ? good.served().handler() : broken, broken));
		});
		this.destinations.mapping().use(entries);
		this.destinations.middleware()
			.files(this.middleware.all().stream().map((file) -> file.served().entry()).toList());
	}

	private FileRouteMapping.Entry entry(RouteFile file, Object handler, @Nullable ProblemHandler problem) {
		JavaRoutes known = this.java;
		return new FileRouteMapping.Entry(handler, (this.errorPage) ? problem : null,
				JavaRoutes.parse(file.pattern().toSpring()),
				(known != null) ? known.before(file.pattern()) : List.of());
	}

	private @Nullable String source(String path) {
		try {
			return this.files.read(path);
		}
		catch (FileRouteException ex) {
			return null;
		}
	}

	/**
	 * How the files of routes are served.
	 * @return by the id of the route
	 */
	public Map<String, FileStatus> routes() {
		Map<String, FileStatus> all = new HashMap<>();
		LiveFiles<RouteFile, ServedRoute> served = this.routes;
		if (served != null) {
			served.all()
				.forEach((file) -> all.put(file.served().route().id(), FileStatus.of(file.file().path(),
						file.file().layouts(), file.served().decided().decision(), file)));
		}
		return all;
	}

	/**
	 * How the files with middleware are served.
	 * @return by the path of the file
	 */
	public Map<String, FileStatus> middleware() {
		Map<String, FileStatus> all = new HashMap<>();
		this.middleware.all()
			.forEach((file) -> all.put(file.file().path(),
					FileStatus.of(file.file().path(), List.of(), file.served().decided().decision(), file)));
		return all;
	}

	/**
	 * The file {@code instrumentation.*} of the edge runtime.
	 * @return how it is loaded; {@code null} if there is none, or no edge file
	 */
	public @Nullable FileStatus instrumentation() {
		LiveFile<String, ErrorReports> file = this.instrumentation.file();
		return (file != null) ? FileStatus.of(file.file(), List.of(), null, file) : null;
	}

	/**
	 * What takes the files that are served.
	 *
	 * @param mapping finds them for requests
	 * @param middleware asks them on the way
	 * @param registry has the routes of Java, and takes those of files
	 */
	public record Destinations(FileRouteMapping mapping, MiddlewareRegistry middleware, RouteRegistry registry) {

	}

}
