package dev.springnext.runtime.edge.webapi.websocket;

import java.util.concurrent.CompletionStage;

/**
 * A web socket of a {@link WebSocketTransport}, or one that is about to be. Its methods
 * may be called on any thread, and do nothing once it has closed.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface WebSocketConnection {

	/**
	 * Sends text.
	 * @param message the message
	 * @return completes when the network has taken it; never if it can't
	 */
	CompletionStage<?> send(String message);

	/**
	 * Sends bytes.
	 * @param message the message, which is the connection's from here on
	 * @return completes when the network has taken it; never if it can't
	 */
	CompletionStage<?> send(byte[] message);

	/**
	 * Asks for one more message: without that, none is read.
	 */
	void receive();

	/**
	 * Starts the closing handshake, behind what is still to be sent.
	 * @param code the status, or -1 for none
	 * @param reason the reason, of at most 123 bytes
	 */
	void close(int code, String reason);

	/**
	 * Ends the connection at once.
	 */
	void abort();

}
