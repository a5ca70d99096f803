/**
 * Functional routes, in both runtimes.
 */
@NullMarked
package dev.springnext.sample.functional;

import org.jspecify.annotations.NullMarked;
