/**
 * Advice on care, which application.yml puts on the edge.
 */
@NullMarked
package dev.springnext.sample.care;

import org.jspecify.annotations.NullMarked;
