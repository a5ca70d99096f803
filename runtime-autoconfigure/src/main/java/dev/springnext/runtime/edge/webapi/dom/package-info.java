/**
 * Web API: events, abort signals and {@code DOMException}.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.dom;

import org.jspecify.annotations.NullMarked;
