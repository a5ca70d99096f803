/**
 * Middleware: what decides on requests before anything serves them.
 */
@NullMarked
package dev.springnext.runtime.middleware;

import org.jspecify.annotations.NullMarked;
