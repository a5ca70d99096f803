package dev.springnext.runtime.edge.webapi.fetch;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Fetch, its classes and form data.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://fetch.spec.whatwg.org/">Fetch</a>
 */
public final class FetchApi implements WebApi {

	@Override
	public String name() {
		return "fetch";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("headers", "Headers");
		globals.interfaces("request", "Request");
		globals.interfaces("response", "Response");
		globals.interfaces("form-data", "FormData");
		globals.interfaces("fetch-event", "ExtendableEvent", "FetchEvent");
		globals.operations("fetch", "fetch");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		HeadersFunctions.add(functions);
		BodyFunctions.add(isolate, functions);
		CallFunctions.add(isolate, functions);
		FetchFunctions.add(isolate, functions);
	}

}
