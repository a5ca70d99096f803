package dev.springnext.runtime.node;

import java.net.URI;
import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;

/**
 * A request for Node.js.
 *
 * @param id what logs call the request
 * @param method the method
 * @param uri the absolute URI, as middleware may have rewritten it
 * @param headers the headers, as middleware may have overridden them
 * @param params the variables of the route: a {@code String}, or a {@code List} of them
 * for a catch-all
 * @param body the body, to be subscribed to once at most
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record NodeRequest(String id, HttpMethod method, URI uri, HttpHeaders headers, Map<String, Object> params,
		Flux<DataBuffer> body) {

}
