package dev.springnext.runtime.webflux.fileroute;

import java.util.Collection;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.node.NodeRequest;
import dev.springnext.runtime.node.NodeResponse;
import dev.springnext.runtime.node.NodeRuntime;

/**
 * A Node.js that answers 501 to everything.
 */
class AbsentNodeRuntime implements NodeRuntime {

	@Override
	public NodeFunction function(FunctionSource source, FunctionConvention convention) {
		return new NodeFunction() {

			@Override
			public Mono<NodeResponse> handle(NodeRequest request) {
				return Mono.just(new NodeResponse(HttpStatus.NOT_IMPLEMENTED, new HttpHeaders(), Flux.empty(), null));
			}

			@Override
			public Mono<Map<String, Object>> exports(Collection<String> names) {
				return Mono.just(Map.of());
			}

			@Override
			public void close() {
				// Has nothing
			}

		};
	}

}
