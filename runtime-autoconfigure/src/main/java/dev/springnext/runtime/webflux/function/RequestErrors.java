package dev.springnext.runtime.webflux.function;

import org.springframework.http.server.reactive.ServerHttpRequest;

import dev.springnext.runtime.edge.engine.ThrownError;

/**
 * Hears of the errors of an edge function: what its handler threw, a promise of it that
 * was rejected, an answer that is no response, and what broke off a body.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface RequestErrors {

	/**
	 * Wants to hear of none.
	 */
	RequestErrors NONE = (request, error) -> {
	};

	/**
	 * Takes an error. Called on an edge loop, which it must not keep.
	 * @param request the request that was to be answered
	 * @param error what went wrong
	 */
	void failed(ServerHttpRequest request, ThrownError error);

}
