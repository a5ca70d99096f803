/**
 * What {@code coldstart.sh} measures: cold and warm requests to edge functions in
 * JavaScript, the heap of idle isolates, and the start of an application that has
 * functions.
 */
@NullMarked
package dev.springnext.runtime.benchmarks.isolate;

import org.jspecify.annotations.NullMarked;
