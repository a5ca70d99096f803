package dev.springnext.runtime.edge.webapi.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Is told what happens on a web socket.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface WebSocketListener {

	/**
	 * The handshake has succeeded.
	 * @param protocol the subprotocol that the server has chosen, or an empty string
	 * @param extensions the extensions in use
	 */
	void opened(String protocol, String extensions);

	/**
	 * Text has come.
	 * @param message the message
	 */
	void received(String message);

	/**
	 * Bytes have come.
	 * @param message the message, which is the listener's from here on
	 */
	void received(byte[] message);

	/**
	 * The server has started the closing handshake.
	 */
	void closing();

	/**
	 * The connection is no more; nothing follows.
	 * @param clean whether there was a closing handshake
	 * @param code the server's status, 1005 for none, 1006 without a handshake
	 * @param reason the server's reason, or an empty string
	 * @param failure what went wrong, in words for the author of the guest code, or
	 * {@code null}
	 */
	void closed(boolean clean, int code, String reason, @Nullable String failure);

}
