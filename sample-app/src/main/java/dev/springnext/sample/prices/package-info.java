/**
 * The price of each flower, live and in memory.
 */
@NullMarked
package dev.springnext.sample.prices;

import org.jspecify.annotations.NullMarked;
