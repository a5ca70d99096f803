package dev.springnext.runtime.edge.webapi.url;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * URLs.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class UrlApi implements WebApi {

	@Override
	public String name() {
		return "url";
	}

	@Override
	public void globals(Globals globals) {
	}

}
