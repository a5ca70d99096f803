package dev.springnext.runtime.edge.webapi.html;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Reporting of errors, {@code structuredClone}, microtasks, {@code navigator}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class HtmlApi implements WebApi {

	@Override
	public String name() {
		return "html";
	}

	@Override
	public void globals(Globals globals) {
	}

}
