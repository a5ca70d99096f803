package dev.springnext.runtime.webflux.fileroute;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.fileroute.DecidedMiddleware;
import dev.springnext.runtime.fileroute.MiddlewareFile;
import dev.springnext.runtime.fileroute.RouteDecisions;
import dev.springnext.runtime.fileroute.RoutePattern;
import dev.springnext.runtime.fileroute.segment.Declared;
import dev.springnext.runtime.middleware.MiddlewareEntry;
import dev.springnext.runtime.middleware.MiddlewareMatcher;
import dev.springnext.runtime.middleware.MiddlewareScope;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.Route;

/**
 * Loads files with middleware.
 *
 * @author Switchable Runtimes for Spring
 */
final class MiddlewareLoader implements LiveFiles.Loader<MiddlewareFile, ServedMiddleware> {

	private final RouteDecisions decisions;

	private final FileFunctions functions;

	private final Function<String, EdgeLimits> limits;

	private final FileInstrumentation instrumentation;

	MiddlewareLoader(RouteDecisions decisions, FileFunctions functions, Function<String, EdgeLimits> limits,
			FileInstrumentation instrumentation) {
		this.decisions = decisions;
		this.functions = functions;
		this.limits = limits;
		this.instrumentation = instrumentation;
	}

	@Override
	public Supplier<LiveFile<MiddlewareFile, ServedMiddleware>> begin(MiddlewareFile file,
			@Nullable LiveFile<MiddlewareFile, ServedMiddleware> before) {
		DecidedMiddleware decided = this.decisions.decide(file);
		Declared<Object> declared = decided.config().matcher();
		MiddlewareMatcher matcher = (declared != null)
				? MiddlewareMatcher.of(declared.value(), declared.place().toString()) : MiddlewareMatcher.all();
		Supplier<FileFunction> function = this.functions.plan(file.path(), FunctionConvention.MIDDLEWARE,
				decided.decision());
		return () -> load(decided, matcher, function.get());
	}

	private LiveFile<MiddlewareFile, ServedMiddleware> load(DecidedMiddleware decided, MiddlewareMatcher matcher,
			FileFunction function) {
		MiddlewareFile file = decided.file();
		RoutePattern folder = file.folder();
		String pattern = (folder != null) ? folder.toSpring() : "/**";
		// In no registry: a middleware is not found for a path, but asked on the way
		Route route = new Route("middleware-" + file.path(), pattern, Set.of(), file.path(), decided.decision());
		RuntimeMiddleware middleware = function.middleware(route,
				this.limits.apply(pattern).decidedBy(decided.decision()), this.instrumentation.errorsOf(file));
		return new LiveFile<>(file, new ServedMiddleware(decided, entry(file, matcher, middleware)), function,
				List.of(file.path()));
	}

	private static MiddlewareEntry entry(MiddlewareFile file, MiddlewareMatcher matcher, RuntimeMiddleware middleware) {
		RoutePattern folder = file.folder();
		if (folder == null) {
			return MiddlewareEntry.root(file.path(), matcher, middleware);
		}
		List<RoutePattern> only = file.only();
		MiddlewareScope scope = (only != null)
				? MiddlewareScope.routes(folder.toString(), only.stream().map(RoutePattern::toString).toList())
				: MiddlewareScope.folder(folder.toString());
		return MiddlewareEntry.folder(file.path(), scope, matcher, middleware);
	}

}
