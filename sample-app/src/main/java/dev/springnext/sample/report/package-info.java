/**
 * All sales, streamed as they are read.
 */
@NullMarked
package dev.springnext.sample.report;

import org.jspecify.annotations.NullMarked;
