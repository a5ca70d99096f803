/**
 * What tests share: a real server with a small application.
 */
@NullMarked
package dev.springnext.runtime.test;

import org.jspecify.annotations.NullMarked;
