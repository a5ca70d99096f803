package dev.springnext.runtime.middleware;

import reactor.core.publisher.Mono;

/**
 * Decides on a request before it is served. A bean of this type is part of the
 * application's middleware, in the place its
 * {@link org.springframework.core.annotation.Order} gives it; the project's root file
 * {@code middleware.js} has order 0. <pre class="code">
 * &#064;Component
 * &#064;Order(-10)
 * class FrameOptions implements RuntimeMiddleware {
 *
 *     &#064;Override
 *     public Mono&lt;MiddlewareResult&gt; intercept(MiddlewareRequest request, MiddlewareChain chain) {
 *         return chain.next(request).map((result) -&gt; result.withHeader("x-frame-options", "DENY"));
 *     }
 *
 * }</pre>
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface RuntimeMiddleware {

	/**
	 * Decides on a request. Each middleware runs once at most for a request; with
	 * {@link MiddlewareResult.Next} and with a rewrite on this server, those that have
	 * not run yet and want the request go on, whether they were asked through the chain
	 * or not.
	 * @param request the request as middleware before this one has changed it
	 * @param chain the middleware behind this one
	 * @return the decision; a {@code Mono} without one is an error
	 */
	Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain);

	/**
	 * Which requests this middleware wants. Asked once, at start-up.
	 * @return all of them, unless overridden
	 */
	default MiddlewareMatcher matcher() {
		return MiddlewareMatcher.all();
	}

	/**
	 * The same middleware, for some requests only. <pre class="code">
	 * &#064;Bean
	 * RuntimeMiddleware beta() {
	 *     return RuntimeMiddleware.matching(MiddlewareMatcher.paths("/new/:path*"),
	 *             (request, chain) -&gt; Mono.just(MiddlewareResult.rewrite(request, "/beta")));
	 * }</pre>
	 * @param matcher which requests it wants
	 * @param middleware the middleware
	 * @return the middleware for those requests
	 */
	static RuntimeMiddleware matching(MiddlewareMatcher matcher, RuntimeMiddleware middleware) {
		return new RuntimeMiddleware() {

			@Override
			public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
				return middleware.intercept(request, chain);
			}

			@Override
			public MiddlewareMatcher matcher() {
				return matcher;
			}
		};
	}

}
