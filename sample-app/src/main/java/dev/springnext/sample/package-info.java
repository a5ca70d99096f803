/**
 * Petal Exchange, a storefront for cut flowers whose routes run in both runtimes.
 */
@NullMarked
package dev.springnext.sample;

import org.jspecify.annotations.NullMarked;
