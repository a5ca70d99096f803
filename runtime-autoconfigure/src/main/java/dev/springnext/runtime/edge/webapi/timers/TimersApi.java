package dev.springnext.runtime.edge.webapi.timers;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Timers.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class TimersApi implements WebApi {

	@Override
	public String name() {
		return "timers";
	}

	@Override
	public void globals(Globals globals) {
	}

}
