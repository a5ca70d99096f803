/**
 * Routes from files as handlers of WebFlux.
 */
@NullMarked
package dev.springnext.runtime.webflux.fileroute;

import org.jspecify.annotations.NullMarked;
