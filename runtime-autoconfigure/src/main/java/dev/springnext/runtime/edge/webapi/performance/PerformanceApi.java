package dev.springnext.runtime.edge.webapi.performance;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Performance measurement and user timing.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class PerformanceApi implements WebApi {

	@Override
	public String name() {
		return "performance";
	}

	@Override
	public void globals(Globals globals) {
	}

}
