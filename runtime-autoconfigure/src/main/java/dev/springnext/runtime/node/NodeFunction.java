package dev.springnext.runtime.node;

import java.util.Collection;
import java.util.Map;

import reactor.core.publisher.Mono;

/**
 * A file that runs in Node.js.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface NodeFunction extends AutoCloseable {

	/**
	 * Has a request answered. Cancelling the result, or the body of the response, aborts
	 * the request's signal.
	 * @param request the request, whose body is subscribed to once at most
	 * @return the response when its head is there; its body must be subscribed to
	 */
	Mono<NodeResponse> handle(NodeRequest request);

	/**
	 * Runs the file, and reads exports of it.
	 * @param names the names of the exports
	 * @return those that are there and plain data: a {@code String}, {@code Number},
	 * {@code Boolean}, {@code List} or {@code Map}
	 */
	Mono<Map<String, Object>> exports(Collection<String> names);

	/**
	 * Takes no more requests; those under way end as they would.
	 */
	@Override
	void close();

}
