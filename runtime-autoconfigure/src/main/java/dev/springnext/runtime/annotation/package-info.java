/**
 * The annotations that choose the runtime of a handler.
 */
@NullMarked
package dev.springnext.runtime.annotation;

import org.jspecify.annotations.NullMarked;
