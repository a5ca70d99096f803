/**
 * Start-up check of edge handlers: finds the forbidden APIs that their bytecode reaches.
 */
@NullMarked
package dev.springnext.runtime.verify;

import org.jspecify.annotations.NullMarked;
