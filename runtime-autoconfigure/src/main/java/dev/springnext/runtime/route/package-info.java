/**
 * Which runtime a route runs in, who decided that, and what its handler can learn of it.
 */
@NullMarked
package dev.springnext.runtime.route;

import org.jspecify.annotations.NullMarked;
