package dev.springnext.runtime.edge.webapi.cache;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The Cache API.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class CacheApi implements WebApi {

	@Override
	public String name() {
		return "cache";
	}

	@Override
	public void globals(Globals globals) {
	}

}
