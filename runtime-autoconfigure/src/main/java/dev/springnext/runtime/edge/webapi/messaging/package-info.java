/**
 * Web API: message channels and broadcast channels.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.messaging;

import org.jspecify.annotations.NullMarked;
