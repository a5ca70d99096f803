/**
 * The application that {@code load.sh} puts under load, with the starter and without.
 */
@NullMarked
package dev.springnext.runtime.benchmarks.load;

import org.jspecify.annotations.NullMarked;
