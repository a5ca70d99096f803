/**
 * The start page's overview, put together from two other routes.
 */
@NullMarked
package dev.springnext.sample.overview;

import org.jspecify.annotations.NullMarked;
