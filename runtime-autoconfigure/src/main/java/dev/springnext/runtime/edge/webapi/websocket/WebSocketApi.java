package dev.springnext.runtime.edge.webapi.websocket;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The WebSocket client.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class WebSocketApi implements WebApi {

	@Override
	public String name() {
		return "websocket";
	}

	@Override
	public void globals(Globals globals) {
	}

}
