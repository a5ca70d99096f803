package dev.springnext.runtime.fileroute;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the files of a project stand for.
 *
 * @param routes the files that serve requests, by path
 * @param middleware the files with middleware, the one at the root first, then outer ones
 * before inner ones
 * @param instrumentation the file {@code instrumentation.*}, or {@code null}
 * @param pages the files of pages, which need React and are not served
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record Project(List<RouteFile> routes, List<MiddlewareFile> middleware, @Nullable String instrumentation,
		List<String> pages) {

	public Project {
		routes = List.copyOf(routes);
		middleware = List.copyOf(middleware);
		pages = List.copyOf(pages);
	}

	/**
	 * Reads the names of files.
	 * @param files the files
	 * @return what they stand for
	 * @throws FileRouteException if names are malformed, or two files want the same paths
	 */
	public static Project of(ProjectFiles files) {
		return new ProjectScan(files.list()).project();
	}

}
