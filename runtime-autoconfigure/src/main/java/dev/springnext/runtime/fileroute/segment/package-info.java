/**
 * Reads what the files of routes and middleware say about how they run: their segment
 * config.
 */
@NullMarked
package dev.springnext.runtime.fileroute.segment;

import org.jspecify.annotations.NullMarked;
