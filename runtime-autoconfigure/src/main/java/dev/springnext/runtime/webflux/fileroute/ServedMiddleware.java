package dev.springnext.runtime.webflux.fileroute;

import dev.springnext.runtime.fileroute.DecidedMiddleware;
import dev.springnext.runtime.middleware.MiddlewareEntry;

/**
 * What is served of a file with middleware.
 *
 * @param decided the file with its settings
 * @param entry its place among all middleware
 * @author Switchable Runtimes for Spring
 */
record ServedMiddleware(DecidedMiddleware decided, MiddlewareEntry entry) {

}
