/**
 * Where handlers run: the edge loops with their budgets and watchdog, the executor of
 * blocking handlers, and work that outlives its response.
 */
@NullMarked
package dev.springnext.runtime.executor;

import org.jspecify.annotations.NullMarked;
