package dev.springnext.runtime.webflux.fileroute;

import java.net.URI;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;
import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.node.NodeRequest;
import dev.springnext.runtime.node.NodeResponse;

/**
 * Decides on requests with a file that runs in Node.js.
 *
 * @author Switchable Runtimes for Spring
 */
final class NodeFunctionMiddleware implements RuntimeMiddleware {

	private final NodeFunction function;

	NodeFunctionMiddleware(NodeFunction function) {
		this.function = function;
	}

	@Override
	public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
		NodeRequest call = new NodeRequest(request.id(), request.method(), request.uri(), request.headers(), Map.of(),
				request.body());
		return this.function.handle(call).map((response) -> result(request, response));
	}

	private static MiddlewareResult result(MiddlewareRequest request, NodeResponse response) {
		MiddlewareDirective directive = response.directive();
		if (directive == null) {
			return new MiddlewareResult.Respond(response.status(), response.headers(), response.body());
		}
		HeaderList headers = directive.requestHeaders();
		MiddlewareRequest changed = (headers != null) ? request.withHeaders((all) -> {
			all.clear();
			copy(headers, all);
		}) : request;
		String target = directive.rewrite();
		return (target != null) ? new MiddlewareResult.Rewrite(changed, URI.create(target), response.headers())
				: new MiddlewareResult.Next(changed, response.headers());
	}

	private static void copy(HeaderList from, HttpHeaders to) {
		for (int i = 0; i < from.size(); i++) {
			to.add(from.name(i), from.value(i));
		}
	}

}
