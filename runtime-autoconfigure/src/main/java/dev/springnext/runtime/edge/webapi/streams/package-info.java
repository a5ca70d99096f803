/**
 * Web API: streams.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.streams;

import org.jspecify.annotations.NullMarked;
