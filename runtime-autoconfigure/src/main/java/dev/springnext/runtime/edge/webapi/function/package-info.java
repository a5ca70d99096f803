/**
 * What an edge function is in JavaScript: the exports that may handle requests, and the
 * context that handlers get.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.function;

import org.jspecify.annotations.NullMarked;
