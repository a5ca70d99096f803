package dev.springnext.runtime.edge.webapi.messaging;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way from one isolate to others: nothing of it belongs to an isolate.
 *
 * @author Switchable Runtimes for Spring
 * @param text what {@code wire.js} made of it, or {@code null} if it holds something that
 * can't leave its isolate
 * @param buffers the bytes of the buffers in it, never changed
 */
record BroadcastMessage(@Nullable String text, List<byte[]> buffers) {

}
