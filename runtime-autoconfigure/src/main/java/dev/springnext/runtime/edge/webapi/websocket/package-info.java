/**
 * Web API: the WebSocket client.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.websocket;

import org.jspecify.annotations.NullMarked;
