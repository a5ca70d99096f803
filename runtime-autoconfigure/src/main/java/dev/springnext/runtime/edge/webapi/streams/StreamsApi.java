package dev.springnext.runtime.edge.webapi.streams;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Streams.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class StreamsApi implements WebApi {

	@Override
	public String name() {
		return "streams";
	}

	@Override
	public void globals(Globals globals) {
	}

}
