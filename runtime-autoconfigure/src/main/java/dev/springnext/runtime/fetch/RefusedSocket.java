package dev.springnext.runtime.fetch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.springnext.runtime.edge.webapi.websocket.WebSocketConnection;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketListener;

/**
 * A web socket that never comes to be.
 *
 * @author Switchable Runtimes for Spring
 */
final class RefusedSocket implements WebSocketConnection {

	private static final int NO_HANDSHAKE = 1006;

	RefusedSocket(WebSocketListener listener, String reason) {
		listener.closed(false, NO_HANDSHAKE, "", reason);
	}

	@Override
	public CompletionStage<?> send(String message) {
		return new CompletableFuture<>();
	}

	@Override
	public CompletionStage<?> send(byte[] message) {
		return new CompletableFuture<>();
	}

	@Override
	public void receive() {
		// nothing will come
	}

	@Override
	public void close(int code, String reason) {
		// it is closed
	}

	@Override
	public void abort() {
		// it is closed
	}

}
