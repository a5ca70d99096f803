/**
 * The flowers for sale, read from the database with plain blocking JDBC.
 */
@NullMarked
package dev.springnext.sample.catalogue;

import org.jspecify.annotations.NullMarked;
