package dev.springnext.runtime.edge.webapi.compression;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Compression streams.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class CompressionApi implements WebApi {

	@Override
	public String name() {
		return "compression";
	}

	@Override
	public void globals(Globals globals) {
	}

}
