/**
 * Web API: {@code console}: what guest code logs.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.console;

import org.jspecify.annotations.NullMarked;
