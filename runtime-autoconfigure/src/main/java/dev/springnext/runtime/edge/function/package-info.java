/**
 * Edge functions: a request in, a response out, with isolates from a warm pool in
 * between.
 */
@NullMarked
package dev.springnext.runtime.edge.function;

import org.jspecify.annotations.NullMarked;
