/**
 * The JavaScript engine of edge functions: isolates, their event loops, pools, limits,
 * and what a web API has to provide to be part of an isolate.
 */
@NullMarked
package dev.springnext.runtime.edge.engine;

import org.jspecify.annotations.NullMarked;
