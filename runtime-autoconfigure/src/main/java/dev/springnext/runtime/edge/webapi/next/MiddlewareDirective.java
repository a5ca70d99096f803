package dev.springnext.runtime.edge.webapi.next;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.fetch.HeaderList;

/**
 * What a middleware wants instead of answering itself: {@code NextResponse.next()} or
 * {@code NextResponse.rewrite()}. It never travels in HTTP headers, so that no client can
 * send one.
 *
 * @param rewrite the absolute URL to go on with, or {@code null} to go on with that of
 * the request
 * @param requestHeaders all headers that the request has from here on, or {@code null} to
 * leave them
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record MiddlewareDirective(@Nullable String rewrite, @Nullable HeaderList requestHeaders) {

}
