/**
 * What the edge check costs at start-up: writes a large application for
 * {@code startup.sh}.
 */
@NullMarked
package dev.springnext.runtime.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
