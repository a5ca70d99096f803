package dev.springnext.runtime.edge.webapi.eventsource;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Server-sent events, as a client.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EventSourceApi implements WebApi {

	@Override
	public String name() {
		return "eventsource";
	}

	@Override
	public void globals(Globals globals) {
	}

}
