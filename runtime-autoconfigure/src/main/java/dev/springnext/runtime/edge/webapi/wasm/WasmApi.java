package dev.springnext.runtime.edge.webapi.wasm;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * WebAssembly: GraalJS and GraalWasm do the work, this API adds limits and what they
 * lack. There where GraalWasm is on the class path.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://webassembly.github.io/spec/js-api/">WebAssembly JavaScript
 * Interface</a>
 */
public final class WasmApi implements WebApi {

	@Override
	public String name() {
		return "wasm";
	}

	@Override
	public void globals(Globals globals) {
		if (GraalWasm.isPresent()) {
			globals.interfaces("web-assembly", "WebAssembly");
		}
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		GraalWasm.prepare();
		functions.add("allowed", (arguments) -> isolate.settings().allowEval())
			.add("limit", (arguments) -> limit(arguments[0].asInt(), Bytes.of(arguments, 1)));
	}

	// A buffer with the module whose memory is limited, null if the module is good as it
	// is, or why it is refused
	private static @Nullable Object limit(int maximum, byte[] module) {
		try {
			return new MemoryLimit(module, maximum).apply();
		}
		catch (MemoryLimit.RefusedException ex) {
			return ex.getMessage();
		}
	}

}
