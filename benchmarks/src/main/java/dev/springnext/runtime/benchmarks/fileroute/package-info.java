/**
 * What {@code fileroutes.sh} measures: the start of an application with routes in files.
 */
@NullMarked
package dev.springnext.runtime.benchmarks.fileroute;

import org.jspecify.annotations.NullMarked;
