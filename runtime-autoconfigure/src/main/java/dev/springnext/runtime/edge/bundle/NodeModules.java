package dev.springnext.runtime.edge.bundle;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The modules of Node.js: those that the edge runtime serves, and the others.
 *
 * @author Switchable Runtimes for Spring
 */
final class NodeModules {

	static final String SCHEME = "node:";

	// modules.js defines it
	private static final String MODULES = "globalThis[Symbol.for('edge.modules')]";

	// Names that each served module exports; the exports themselves are in
	// edge.webapi.node
	private static final Map<String, String> SERVED = new TreeMap<>(Map.of("assert",
			"AssertionError, deepEqual, deepStrictEqual, doesNotMatch, doesNotReject, doesNotThrow, equal, fail, ifError,"
					+ " match, notDeepEqual, notDeepStrictEqual, notEqual, notStrictEqual, ok, rejects, strict,"
					+ " strictEqual, throws",
			"async_hooks", "AsyncLocalStorage, AsyncResource", "buffer",
			"Blob, Buffer, File, INSPECT_MAX_BYTES, SlowBuffer, atob, btoa, constants, isAscii, isUtf8, kMaxLength,"
					+ " kStringMaxLength, transcode",
			"events",
			"EventEmitter, captureRejectionSymbol, defaultMaxListeners, errorMonitor, getEventListeners,"
					+ " getMaxListeners, listenerCount, on, once, setMaxListeners, addAbortListener",
			"util",
			"TextDecoder, TextEncoder, _extend, callbackify, debuglog, deprecate, format, formatWithOptions, inherits,"
					+ " inspect, isArray, isDeepStrictEqual, promisify, stripVTControlCharacters, toUSVString, types"));

	private static final Set<String> OTHERS = Set.of("_http_agent", "_http_client", "_http_common", "_http_incoming",
			"_http_outgoing", "_http_server", "_stream_duplex", "_stream_passthrough", "_stream_readable",
			"_stream_transform", "_stream_wrap", "_stream_writable", "_tls_common", "_tls_wrap", "assert/strict",
			"child_process", "cluster", "console", "constants", "crypto", "dgram", "diagnostics_channel", "dns",
			"dns/promises", "domain", "fs", "fs/promises", "http", "http2", "https", "inspector", "inspector/promises",
			"module", "net", "os", "path", "path/posix", "path/win32", "perf_hooks", "process", "punycode",
			"querystring", "readline", "readline/promises", "repl", "stream", "stream/consumers", "stream/promises",
			"stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls", "trace_events", "tty", "url",
			"util/types", "v8", "vm", "wasi", "worker_threads", "zlib");

	private NodeModules() {
	}

	/**
	 * The module of Node.js that a specifier names.
	 * @param specifier with or without {@code node:}
	 * @return its name without {@code node:}, or {@code null} if it names none
	 */
	static @Nullable String of(String specifier) {
		if (specifier.startsWith(SCHEME)) {
			return specifier.substring(SCHEME.length());
		}
		return (SERVED.containsKey(specifier) || OTHERS.contains(specifier)) ? specifier : null;
	}

	static boolean isServed(String name) {
		return SERVED.containsKey(name);
	}

	static Collection<String> served() {
		return SERVED.keySet();
	}

	static Collection<String> others() {
		return OTHERS;
	}

	/**
	 * The ES module that stands for a served module.
	 * @param name its name without {@code node:}
	 * @return its code
	 */
	static String code(String name) {
		return "const module = " + MODULES + "('node:" + name + "');\nexport default module;\n" + "export const { "
				+ SERVED.get(name) + " } = module;\n";
	}

	static String[] exportsOf(String name) {
		return SERVED.getOrDefault(name, "").split(", ");
	}

	static BundleWarning warning(String name, String file, int line) {
		return new BundleWarning("A Node.js module is loaded ('" + name + "' at line " + line
				+ ") which is not supported in the Edge Runtime.", file, line);
	}

	/**
	 * The CommonJS module that stands for a module of Node.js: where the module is not
	 * served, it throws as soon as something of it is used, not when it is imported.
	 * @param name its name without {@code node:}
	 * @return its code, without double quotes and spaces
	 */
	static String commonJs(String name) {
		return "module.exports=" + MODULES + "('node:" + name + "')";
	}

	/**
	 * The ES module that stands for a module, with some of its exports.
	 * @param name its name without {@code node:}
	 * @param names the exports that are imported from it
	 * @return its code
	 */
	static String code(String name, Collection<String> names) {
		StringBuilder code = new StringBuilder("const module = ").append(MODULES)
			.append("('node:" + name + "');\nexport default module;\n");
		int i = 0;
		for (String export : names) {
			if (!export.equals("default") && !export.equals(ImportScanner.ALL)) {
				String quoted = Json.quote(export);
				code.append(
						"const export%d = module[%s];\nexport { export%d as %s };\n".formatted(i, quoted, i, quoted));
				i++;
			}
		}
		return code.toString();
	}

	/**
	 * Whether an import of a module is nothing to warn of.
	 * @param name its name without {@code node:}
	 * @return {@code true} if it works
	 */
	static boolean isQuiet(String name) {
		return isServed(name) || name.equals("process");
	}

}
