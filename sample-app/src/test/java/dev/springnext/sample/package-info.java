/**
 * Tests of the storefront, over HTTP; they run a second time with Spring's ahead-of-time
 * processing.
 */
@NullMarked
package dev.springnext.sample;

import org.jspecify.annotations.NullMarked;
