package dev.springnext.runtime.edge.webapi.wasm;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * WebAssembly.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class WasmApi implements WebApi {

	@Override
	public String name() {
		return "wasm";
	}

	@Override
	public void globals(Globals globals) {
	}

}
