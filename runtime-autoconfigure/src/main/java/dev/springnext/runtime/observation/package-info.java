/**
 * Tells Micrometer what the runtimes do.
 */
@NullMarked
package dev.springnext.runtime.observation;

import org.jspecify.annotations.NullMarked;
