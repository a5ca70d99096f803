package dev.springnext.runtime.edge.webapi.console;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * {@code console}: what guest code logs.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ConsoleApi implements WebApi {

	@Override
	public String name() {
		return "console";
	}

	@Override
	public void globals(Globals globals) {
	}

}
