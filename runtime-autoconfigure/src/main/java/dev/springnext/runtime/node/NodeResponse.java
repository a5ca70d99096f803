package dev.springnext.runtime.node;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;

/**
 * A response of Node.js.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body as it comes, to be subscribed to once; an error of it means that
 * the response was broken off
 * @param directive what middleware asks for instead of this response; {@code null} from
 * all else
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record NodeResponse(HttpStatusCode status, HttpHeaders headers, Flux<DataBuffer> body,
		@Nullable MiddlewareDirective directive) {

}
