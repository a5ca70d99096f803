package dev.springnext.runtime.middleware;

/**
 * One middleware of the application and its place in the chain.
 *
 * @param name the name of its bean, or its file below the project's folder, such as
 * {@code app/dash/middleware.js}
 * @param order the place among those of the whole application, lower ones first; of no
 * account for that of a folder
 * @param scope where it applies
 * @param matcher which requests it wants there
 * @param middleware the middleware
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record MiddlewareEntry(String name, int order, MiddlewareScope scope, MiddlewareMatcher matcher,
		RuntimeMiddleware middleware) {

	/**
	 * The order of the project's root file.
	 */
	public static final int ROOT_FILE_ORDER = 0;

	/**
	 * Middleware that is a bean.
	 * @param name the bean's name
	 * @param order its order
	 * @param middleware the bean
	 * @return its entry
	 */
	public static MiddlewareEntry bean(String name, int order, RuntimeMiddleware middleware) {
		return new MiddlewareEntry(name, order, MiddlewareScope.all(), middleware.matcher(), middleware);
	}

	/**
	 * Middleware of the file at the root of the project.
	 * @param file the file
	 * @param matcher which requests it wants
	 * @param middleware what runs it
	 * @return its entry
	 */
	public static MiddlewareEntry root(String file, MiddlewareMatcher matcher, RuntimeMiddleware middleware) {
		return new MiddlewareEntry(file, ROOT_FILE_ORDER, MiddlewareScope.all(), matcher, middleware);
	}

	/**
	 * Middleware of a folder of {@code app/}: runs behind that of the whole application
	 * and of the folders around it.
	 * @param file the file
	 * @param scope the folder
	 * @param matcher which requests it wants there
	 * @param middleware what runs it
	 * @return its entry
	 */
	public static MiddlewareEntry folder(String file, MiddlewareScope scope, MiddlewareMatcher matcher,
			RuntimeMiddleware middleware) {
		return new MiddlewareEntry(file, ROOT_FILE_ORDER, scope, matcher, middleware);
	}

	boolean wants(MiddlewareRequest request) {
		String path = request.path();
		return this.scope.contains(path) && this.matcher.matches(path, request);
	}

	boolean wantsPath(String path) {
		return this.scope.contains(path) && this.matcher.matchesPath(path);
	}

}
