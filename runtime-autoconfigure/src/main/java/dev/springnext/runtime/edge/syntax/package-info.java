/**
 * Parses ECMAScript modules, with TypeScript and JSX, and tells what they import and
 * export.
 */
@NullMarked
package dev.springnext.runtime.edge.syntax;

import org.jspecify.annotations.NullMarked;
