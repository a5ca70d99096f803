package dev.springnext.runtime.actuate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.middleware.MiddlewareEntry;
import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.webflux.fileroute.FileProblem;
import dev.springnext.runtime.webflux.fileroute.FileRoutes;
import dev.springnext.runtime.webflux.fileroute.FileStatus;

/**
 * What is served of the project of {@code spring.next.dir}, and the middleware.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ProjectFigures {

	private final Supplier<@Nullable FileRoutes> files;

	private final Supplier<@Nullable MiddlewareRegistry> registry;

	/**
	 * Creates the figures.
	 * @param files the files, if there is a project
	 * @param registry the middleware, if there may be any
	 */
	public ProjectFigures(Supplier<@Nullable FileRoutes> files, Supplier<@Nullable MiddlewareRegistry> registry) {
		this.files = files;
		this.registry = registry;
	}

	Map<String, RuntimeDescriptors.File> routes() {
		FileRoutes routes = this.files.get();
		Map<String, RuntimeDescriptors.File> all = new HashMap<>();
		if (routes != null) {
			routes.routes().forEach((id, status) -> all.put(id, file(status)));
		}
		return all;
	}

	List<RuntimeDescriptors.MiddlewareDescriptor> middleware() {
		MiddlewareRegistry all = this.registry.get();
		if (all == null) {
			return List.of();
		}
		FileRoutes routes = this.files.get();
		Map<String, FileStatus> status = (routes != null) ? routes.middleware() : Map.of();
		return all.current().entries().stream().map((entry) -> describe(entry, status.get(entry.name()))).toList();
	}

	RuntimeDescriptors.@Nullable File instrumentation() {
		FileRoutes routes = this.files.get();
		FileStatus status = (routes != null) ? routes.instrumentation() : null;
		return (status != null) ? file(status) : null;
	}

	private static RuntimeDescriptors.MiddlewareDescriptor describe(MiddlewareEntry entry,
			@Nullable FileStatus status) {
		RuntimeDecision decision = (status != null) ? status.decision() : null;
		if (status == null || decision == null) {
			return new RuntimeDescriptors.MiddlewareDescriptor(entry.name(), entry.scope().toString(),
					entry.matcher().toString(), null, null, null, null);
		}
		return new RuntimeDescriptors.MiddlewareDescriptor(entry.name(), entry.scope().toString(),
				entry.matcher().toString(), decision.runtime().id(),
				RuntimeDescriptors.Setting.of(decision.decidedBy()),
				decision.chain().stream().map(RuntimeDescriptors.Setting::of).toList(), file(status));
	}

	private static RuntimeDescriptors.File file(FileStatus status) {
		EdgeFunction function = status.function();
		FileProblem problem = status.problem();
		return new RuntimeDescriptors.File(status.path(), status.layouts(),
				(function != null) ? function.bundle().size().bytes() : null,
				(function != null) ? function.isolates() : null, status.loaded(),
				(problem != null) ? new RuntimeDescriptors.Problem(problem.message(), problem.file(), problem.line(),
						problem.column(), problem.at()) : null);
	}

}
