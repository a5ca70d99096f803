package dev.springnext.runtime.edge.webapi.websocket;

import java.util.List;

/**
 * What carries the web sockets of guest code. An application without this service in an
 * isolate's settings has no network in it: connections fail.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebSocketTransport {

	/**
	 * Begins to connect. Must neither block nor follow redirects.
	 * @param url an absolute ws or wss URL without a fragment
	 * @param protocols the subprotocols to offer, in order
	 * @param listener is told what happens, on any thread, one thing after the other; not
	 * before this method has returned
	 * @return the connection to be
	 */
	WebSocketConnection connect(String url, List<String> protocols, WebSocketListener listener);

}
