package dev.springnext.runtime.middleware;

import reactor.core.publisher.Mono;

/**
 * The middleware behind the one that was given it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface MiddlewareChain {

	/**
	 * Asks them. Nothing is served yet: what they give is a value that the caller may
	 * change.
	 * @param request the request that they are to see
	 * @return what they decide: {@link MiddlewareResult.Next} with the request that is to
	 * be served, rewrites on this server included; {@link MiddlewareResult.Rewrite} to
	 * another server; or {@link MiddlewareResult.Respond}
	 */
	Mono<MiddlewareResult> next(MiddlewareRequest request);

}
