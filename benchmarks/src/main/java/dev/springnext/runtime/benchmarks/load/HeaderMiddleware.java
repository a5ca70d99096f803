package dev.springnext.runtime.benchmarks.load;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;

/**
 * Sets a response header, as the JavaScript of {@code middleware.sh} does.
 */
@Component
@ConditionalOnProperty("benchmark.middleware")
class HeaderMiddleware implements RuntimeMiddleware {

	@Override
	public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
		return chain.next(request).map((result) -> result.withHeader("x-middleware", "yes"));
	}

}
