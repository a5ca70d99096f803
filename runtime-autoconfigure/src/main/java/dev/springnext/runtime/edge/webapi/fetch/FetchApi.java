package dev.springnext.runtime.edge.webapi.fetch;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Fetch, its classes and form data.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FetchApi implements WebApi {

	@Override
	public String name() {
		return "fetch";
	}

	@Override
	public void globals(Globals globals) {
	}

}
