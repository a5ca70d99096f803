package dev.springnext.runtime.edge.webapi.node;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The parts of Node.js that Next.js serves on the edge, and the stubs of the others.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class NodeApi implements WebApi {

	@Override
	public String name() {
		return "node";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("process", "process")
			.interfaces("async-hooks", "AsyncLocalStorage")
			.operations("unsupported", "clearImmediate", "setImmediate");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		new ProcessEnvironment(isolate).addTo(functions);
		new AmbientStores(isolate).addTo(functions);
		BufferFunctions.addTo(functions);
	}

}
