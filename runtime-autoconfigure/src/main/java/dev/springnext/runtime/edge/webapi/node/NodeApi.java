package dev.springnext.runtime.edge.webapi.node;

import dev.springnext.runtime.edge.engine.Globals;
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
	}

}
