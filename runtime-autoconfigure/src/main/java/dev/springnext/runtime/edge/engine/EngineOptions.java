package dev.springnext.runtime.edge.engine;

import org.graalvm.polyglot.Context;

/**
 * The options of every isolate's context.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.graalvm.org/latest/reference-manual/js/Options/">GraalJS
 * Options</a>
 */
final class EngineOptions {

	// Units of UTF-16 in a string, bytes in a buffer
	private static final String MAX_STRING = String.valueOf(64 * 1024 * 1024);

	private static final String MAX_BUFFER = String.valueOf(64 * 1024 * 1024);

	private EngineOptions() {
	}

	static void apply(Context.Builder builder, IsolateSettings settings, boolean webAssembly) {
		builder.option("js.agent-can-block", "false")
			.option("js.disable-eval", String.valueOf(!settings.allowEval()))
			.option("js.async-context", "true")
			.option("js.unhandled-rejections", "handler")
			.option("js.esm-eval-returns-exports", "true")
			.option("js.stack-trace-api", "true")
			.option("js.string-length-limit", MAX_STRING)
			.option("js.max-typed-array-length", MAX_BUFFER)
			.option("js.timer-resolution", "1000")
			// For the shells, which hide it from guest code
			.option("js.text-encoding", "true")
			.option("js.console", "false")
			.option("js.load", "false")
			.option("js.print", "false")
			.option("js.polyglot-builtin", "false")
			.option("js.java-package-globals", "false")
			.option("js.global-arguments", "false")
			.option("js.regexp-static-result", "false")
			.option("js.iterator-helpers", "true")
			.option("js.async-iterator-helpers", "true")
			.option("js.new-set-methods", "true")
			.option("js.import-attributes", "true")
			.option("js.json-modules", "true")
			.option("js.webassembly", String.valueOf(webAssembly));
		if (webAssembly) {
			// Shared memories need both; other memories stay on the heap, as the shell of
			// WebAssembly limits them
			builder.option("wasm.Threads", "true").option("wasm.UseUnsafeMemory", "true");
		}
	}

}
