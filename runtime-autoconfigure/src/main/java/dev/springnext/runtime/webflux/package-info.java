/**
 * Brings routes of WebFlux applications to their runtimes.
 */
@NullMarked
package dev.springnext.runtime.webflux;

import org.jspecify.annotations.NullMarked;
