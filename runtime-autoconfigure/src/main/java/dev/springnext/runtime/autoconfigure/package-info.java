/**
 * Wires the features into Spring Boot applications; nothing imports it.
 */
@NullMarked
package dev.springnext.runtime.autoconfigure;

import org.jspecify.annotations.NullMarked;
