package dev.springnext.runtime.edge.webapi.url;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * URLs.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://url.spec.whatwg.org">URL Standard</a>
 */
public final class UrlApi implements WebApi {

	@Override
	public String name() {
		return "url";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("url", "URL").interfaces("url-search-params", "URLSearchParams");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		UrlFunctions.add(functions);
		SearchParamsFunctions.add(functions);
	}

}
