package dev.springnext.runtime.fileroute;

import java.util.List;

/**
 * A file that serves requests.
 *
 * @param kind whether it is a route handler or an API route
 * @param path its path in the project, such as {@code app/users/[id]/route.ts}
 * @param pattern the paths that it serves
 * @param layouts the layouts above it, outermost first; none above API routes
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record RouteFile(Kind kind, String path, RoutePattern pattern, List<String> layouts) {

	public RouteFile {
		layouts = List.copyOf(layouts);
	}

	/**
	 * The kinds of files that serve requests.
	 */
	public enum Kind {

		/**
		 * A route handler: {@code app/&#42;&#42;/route.*}.
		 * @see <a href=
		 * "https://nextjs.org/docs/app/api-reference/file-conventions/route">route.js</a>
		 */
		APP_ROUTE,

		/**
		 * An API route: a file in {@code pages/api}.
		 * @see <a href=
		 * "https://nextjs.org/docs/pages/building-your-application/routing/api-routes">API
		 * Routes</a>
		 */
		API_ROUTE

	}

}
