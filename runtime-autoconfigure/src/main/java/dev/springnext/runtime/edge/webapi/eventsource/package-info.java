/**
 * Web API: server-sent events, as a client.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.eventsource;

import org.jspecify.annotations.NullMarked;
