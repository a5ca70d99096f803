/**
 * Middleware in WebFlux: the filter that runs it, and requests as it has changed them.
 */
@NullMarked
package dev.springnext.runtime.webflux.middleware;

import org.jspecify.annotations.NullMarked;
