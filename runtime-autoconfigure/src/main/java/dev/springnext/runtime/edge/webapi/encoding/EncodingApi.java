package dev.springnext.runtime.edge.webapi.encoding;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Text encodings and base64.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EncodingApi implements WebApi {

	@Override
	public String name() {
		return "encoding";
	}

	@Override
	public void globals(Globals globals) {
	}

}
