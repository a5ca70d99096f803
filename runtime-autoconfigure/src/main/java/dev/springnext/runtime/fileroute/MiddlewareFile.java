package dev.springnext.runtime.fileroute;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A file with middleware.
 *
 * @param path its path in the project, such as {@code middleware.ts} or
 * {@code app/admin/middleware.ts}
 * @param folder the pattern of its folder in {@code app}, which it and all below it are
 * for; {@code null} for the one at the root of the project
 * @param only the routes that it is for, where its folder is a route group: others may
 * have the same paths; {@code null} elsewhere
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record MiddlewareFile(String path, @Nullable RoutePattern folder, @Nullable List<RoutePattern> only) {

}
