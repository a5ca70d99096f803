/**
 * Reads class files into plain facts (who calls what, on which line), without rules and
 * without loading a class; for the edge check only.
 */
@NullMarked
package dev.springnext.runtime.verify.bytecode;

import org.jspecify.annotations.NullMarked;
