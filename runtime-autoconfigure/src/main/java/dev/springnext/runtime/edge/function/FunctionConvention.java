package dev.springnext.runtime.edge.function;

/**
 * What a module exports to answer requests, and what its handlers get.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum FunctionConvention {

	/**
	 * A function that is mounted or called by itself: a default export, or exports named
	 * as HTTP methods.
	 */
	FUNCTION,

	/**
	 * {@code app/**}{@code /route.js} of Next.js: exports named as HTTP methods, which
	 * get a {@code NextRequest} and {@code { params }}.
	 */
	APP_ROUTE,

	/**
	 * {@code pages/api/**} of Next.js: a default export, which gets a {@code NextRequest}
	 * whose query has the route's variables.
	 */
	API_ROUTE,

	/**
	 * {@code middleware.js} or {@code proxy.js} of Next.js: a default export or one of
	 * that name, which may leave the answer to what comes after it.
	 */
	MIDDLEWARE,

	/**
	 * {@code instrumentation.js} of Next.js: {@code register()} and
	 * {@code onRequestError()}, both optional.
	 * @see Instrumentation
	 */
	INSTRUMENTATION

}
