/**
 * Turns the source of an edge function into a bundle that an isolate can run, and loads
 * it there: module resolution, esbuild, source maps.
 */
@NullMarked
package dev.springnext.runtime.edge.bundle;

import org.jspecify.annotations.NullMarked;
