package dev.springnext.runtime.edge.webapi.messaging;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Message channels and broadcast channels.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MessagingApi implements WebApi {

	@Override
	public String name() {
		return "messaging";
	}

	@Override
	public void globals(Globals globals) {
	}

}
