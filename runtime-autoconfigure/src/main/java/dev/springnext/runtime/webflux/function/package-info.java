/**
 * Edge functions in JavaScript as handlers of WebFlux.
 */
@NullMarked
package dev.springnext.runtime.webflux.function;

import org.jspecify.annotations.NullMarked;
