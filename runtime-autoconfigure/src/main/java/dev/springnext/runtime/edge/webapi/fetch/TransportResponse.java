package dev.springnext.runtime.edge.webapi.fetch;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * The response of a {@link HttpTransport}: the head, and a body that is still to come.
 *
 * @param status its status
 * @param statusText its reason phrase, or an empty string
 * @param headers its headers as they came
 * @param body its body as it comes, content codings included; whoever has the response
 * reads it to the end or cancels it. {@code null} where there is none.
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record TransportResponse(int status, String statusText, HeaderList headers, @Nullable ByteStream body) {

}
