package dev.springnext.runtime.webflux.fileroute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.fileroute.DecidedRoute;
import dev.springnext.runtime.fileroute.FileRouteException;
import dev.springnext.runtime.fileroute.RouteDecisions;
import dev.springnext.runtime.fileroute.RouteFile;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.webflux.MountedHandler;

/**
 * Loads files that serve requests.
 *
 * @author Switchable Runtimes for Spring
 */
final class RouteLoader implements LiveFiles.Loader<RouteFile, ServedRoute> {

	private final RouteDecisions decisions;

	private final FileFunctions functions;

	private final RouteRegistry registry;

	private final Function<String, EdgeLimits> limits;

	private final JavaRoutes java;

	private final FileInstrumentation instrumentation;

	RouteLoader(RouteDecisions decisions, FileFunctions functions, RouteRegistry registry,
			Function<String, EdgeLimits> limits, JavaRoutes java, FileInstrumentation instrumentation) {
		this.decisions = decisions;
		this.functions = functions;
		this.registry = registry;
		this.limits = limits;
		this.java = java;
		this.instrumentation = instrumentation;
	}

	@Override
	public Supplier<LiveFile<RouteFile, ServedRoute>> begin(RouteFile file,
			@Nullable LiveFile<RouteFile, ServedRoute> before) {
		String conflict = this.java.conflict(file);
		if (conflict != null) {
			throw FileRouteException.of(List.of(conflict));
		}
		DecidedRoute decided = this.decisions.decide(file);
		FunctionConvention convention = (file.kind() == RouteFile.Kind.API_ROUTE) ? FunctionConvention.API_ROUTE
				: FunctionConvention.APP_ROUTE;
		Supplier<FileFunction> function = this.functions.plan(file.path(), convention, decided.decision());
		return () -> load(decided, function.get(), before);
	}

	private LiveFile<RouteFile, ServedRoute> load(DecidedRoute decided, FileFunction function,
			@Nullable LiveFile<RouteFile, ServedRoute> before) {
		RouteFile file = decided.file();
		if (before != null) {
			// So that it keeps its id
			this.registry.remove(before.served().route());
		}
		String pattern = file.pattern().toSpring();
		Route route = this.registry.add(pattern, decided.methods(), file.path(), decided.decision());
		MountedHandler handler = function.mounted(route, this.limits.apply(pattern).decidedBy(decided.decision()),
				this.instrumentation.errorsOf(file));
		List<String> sources = new ArrayList<>(file.layouts());
		sources.add(file.path());
		return new LiveFile<>(file, new ServedRoute(decided, route, handler), function, sources);
	}

}
