package dev.springnext.runtime.webflux.fileroute;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.fileroute.ProjectFiles;
import dev.springnext.runtime.fileroute.segment.SegmentFile;
import dev.springnext.runtime.node.NodeRuntime;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Makes functions of files.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FileFunctions {

	private static final long EVALUATION_SECONDS = 30;

	private final ProjectFiles files;

	private final Supplier<EdgeServices> edge;

	private final FileBundles bundles;

	private final @Nullable NodeRuntime node;

	// Made to read settings that only running the file can tell
	private final Map<String, FileFunction> evaluated = new ConcurrentHashMap<>();

	/**
	 * Creates the factory.
	 * @param files the project
	 * @param edge the edge runtime, asked for with the first file of it
	 * @param node runs files of the nodejs runtime; {@code null} if nothing does
	 */
	public FileFunctions(ProjectFiles files, Supplier<EdgeServices> edge, @Nullable NodeRuntime node) {
		this.files = files;
		this.edge = edge;
		this.bundles = new FileBundles((sources) -> edge.get().functions().bundles(sources));
		this.node = node;
	}

	private boolean isServed(RuntimeType runtime) {
		return runtime == RuntimeType.EDGE || this.node != null;
	}

	/**
	 * Plans the function of a file. Bundles of all functions that are planned before the
	 * first of them is made are made together.
	 * @param path the file
	 * @param convention how its exports are called
	 * @param decision the runtime, and who decided it
	 * @return makes the function; throws a
	 * {@link dev.springnext.runtime.edge.bundle.BundleException} if the file has errors
	 * @throws MissingNodeRuntimeException if nothing runs it
	 */
	Supplier<FileFunction> plan(String path, FunctionConvention convention, RuntimeDecision decision) {
		if (!isServed(decision.runtime())) {
			throw new MissingNodeRuntimeException(List.of(path + " (" + decision.decidedBy().describe() + ")"));
		}
		if (decision.runtime() == RuntimeType.EDGE && !this.evaluated.containsKey(path)) {
			this.bundles.plan(source(path));
		}
		return () -> create(path, convention, decision.runtime());
	}

	private FileFunction create(String path, FunctionConvention convention, RuntimeType runtime) {
		FileFunction known = this.evaluated.remove(path);
		if (known != null) {
			if (runtime == RuntimeType.EDGE) {
				return known;
			}
			known.retire();
		}
		if (runtime == RuntimeType.EDGE) {
			EdgeServices services = this.edge.get();
			return new FileFunction.Edge(services.functions().function(this.bundles.make(source(path)), convention),
					services);
		}
		NodeRuntime nodejs = this.node;
		if (nodejs == null) {
			throw new IllegalStateException("Nothing runs '" + path + "', which is of the nodejs runtime");
		}
		return new FileFunction.Node(nodejs.function(source(path), convention), path);
	}

	private FunctionSource source(String path) {
		return new FunctionSource(path, path, null, this.files.tree());
	}

	/**
	 * Makes the function of {@code instrumentation.*} for the edge runtime.
	 * @param path the file
	 * @return the function
	 * @throws dev.springnext.runtime.edge.bundle.BundleException if the file has errors
	 */
	FileFunction.Edge instrumentation(String path) {
		EdgeServices services = this.edge.get();
		return new FileFunction.Edge(services.functions().function(source(path), FunctionConvention.INSTRUMENTATION),
				services);
	}

	/**
	 * Tells Node.js of {@code instrumentation.*}, if there is a Node.js.
	 * @param path the file, or {@code null} if there is none any more
	 */
	void instrumentNodejs(@Nullable String path) {
		NodeRuntime nodejs = this.node;
		if (nodejs != null) {
			nodejs.instrument((path != null) ? source(path) : null);
		}
	}

	/**
	 * Runs a file to read exports of it.
	 * @param file the file
	 * @param runtime where it is run
	 * @param names the names of the exports
	 * @return those that are plain data
	 * @throws RuntimeException if the file can't be run there
	 */
	public Map<String, Object> evaluate(SegmentFile file, RuntimeType runtime, Collection<String> names) {
		if (!isServed(runtime)) {
			throw new IllegalStateException("Nothing runs files of the " + runtime.id() + " runtime");
		}
		FileFunction function = create(file.path(), convention(file.kind()), runtime);
		try {
			Map<String, Object> values = function.exports(names)
				.toCompletableFuture()
				.get(EVALUATION_SECONDS, TimeUnit.SECONDS);
			keep(file, runtime, function);
			return values;
		}
		catch (InterruptedException ex) {
			function.retire();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while '" + file.path() + "' ran", ex);
		}
		catch (TimeoutException ex) {
			function.retire();
			throw new IllegalStateException("it did not end within " + EVALUATION_SECONDS + " s", ex);
		}
		catch (ExecutionException ex) {
			function.retire();
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex.getCause());
		}
	}

	// Layouts serve nothing
	private void keep(SegmentFile file, RuntimeType runtime, FileFunction function) {
		FileFunction before = (file.kind() != SegmentFile.Kind.LAYOUT && runtime == RuntimeType.EDGE)
				? this.evaluated.put(file.path(), function) : function;
		if (before != null) {
			before.retire();
		}
	}

	static FunctionConvention convention(SegmentFile.Kind kind) {
		return switch (kind) {
			case APP_ROUTE -> FunctionConvention.APP_ROUTE;
			case API_ROUTE -> FunctionConvention.API_ROUTE;
			case MIDDLEWARE -> FunctionConvention.MIDDLEWARE;
			default -> FunctionConvention.FUNCTION;
		};
	}

}
