package dev.springnext.runtime.edge.webapi.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The implementation of WebAssembly, which may be there or not.
 * <p>
 * GraalWasm 25.0 is made for Java 17 but its parser calls {@code List.removeLast()},
 * which came with Java 21. So on an older Java that class is defined here, ahead of its
 * first use, with a method of ours called instead.
 *
 * @author Switchable Runtimes for Spring
 */
final class GraalWasm {

	private static final Logger logger = LoggerFactory.getLogger(GraalWasm.class);

	private static final String LANGUAGE = "org.graalvm.wasm.WasmLanguage";

	private static final String PARSER = "org.graalvm.wasm.BinaryParser";

	private static final int FIRST_WITH_REMOVE_LAST = 21;

	// Each isolate asks, and looking for a resource in nested jars takes its time
	private static final boolean PRESENT = GraalWasm.class.getClassLoader().getResource(resource(LANGUAGE)) != null;

	private GraalWasm() {
	}

	static boolean isPresent() {
		return PRESENT;
	}

	/**
	 * Makes it work on this Java. Called before anything is compiled.
	 */
	static void prepare() {
		if (Runtime.version().feature() < FIRST_WITH_REMOVE_LAST) {
			Holder.patch();
		}
	}

	private static String resource(String type) {
		return type.replace('.', '/') + ".class";
	}

	private static void definePatched() {
		ClassLoader loader = GraalWasm.class.getClassLoader();
		try (InputStream in = loader.getResourceAsStream(resource(PARSER))) {
			if (in == null) {
				return;
			}
			byte[] patched = new RemoveLastPatch(in.readAllBytes()).apply();
			if (patched != null) {
				Class<?> neighbour = Class.forName(LANGUAGE, false, loader);
				MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(patched);
			}
		}
		catch (IOException | ReflectiveOperationException | LinkageError ex) {
			logger.warn("WebAssembly needs Java 21 or later here: GraalWasm could not be adapted to Java {}",
					Runtime.version().feature(), ex);
		}
	}

	// Once in the life of the class loader
	private static final class Holder {

		static {
			definePatched();
		}

		static void patch() {
		}

	}

}
