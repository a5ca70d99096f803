package dev.springnext.runtime.edge.webapi.urlpattern;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * URL patterns.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class UrlPatternApi implements WebApi {

	@Override
	public String name() {
		return "urlpattern";
	}

	@Override
	public void globals(Globals globals) {
	}

}
