package dev.springnext.runtime.edge.webapi.file;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Blobs and files.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FileApi implements WebApi {

	@Override
	public String name() {
		return "file";
	}

	@Override
	public void globals(Globals globals) {
	}

}
