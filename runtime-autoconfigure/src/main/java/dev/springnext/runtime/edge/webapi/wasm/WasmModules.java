package dev.springnext.runtime.edge.webapi.wasm;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Isolate;

/**
 * WebAssembly modules that come with a bundle: the host compiles them, whether or not
 * guest code may compile what it likes.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class WasmModules {

	private WasmModules() {
	}

	/**
	 * Whether the engine can compile modules at all.
	 * @return {@code false} if GraalWasm is not on the class path
	 */
	public static boolean isSupported() {
		return GraalWasm.isPresent();
	}

	/**
	 * Compiles a module.
	 * @param isolate where it will be used
	 * @param binary the module in binary format
	 * @return a {@code WebAssembly.Module}
	 * @throws org.graalvm.polyglot.PolyglotException if the binary is not valid
	 */
	public static Value compile(Isolate isolate, byte[] binary) {
		if (!isSupported()) {
			throw new IllegalStateException(
					"A WebAssembly module needs org.graalvm.wasm:wasm-language on the class path");
		}
		return isolate.export("wasm/web-assembly", "newModule").execute(isolate.newBuffer(binary));
	}

}
