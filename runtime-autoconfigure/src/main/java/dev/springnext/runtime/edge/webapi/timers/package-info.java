/**
 * Web API: timers.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.timers;

import org.jspecify.annotations.NullMarked;
