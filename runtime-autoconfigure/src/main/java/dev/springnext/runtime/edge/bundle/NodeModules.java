package dev.springnext.runtime.edge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The modules of Node.js: those that the edge runtime serves, whose exports are in
 * {@code edge.webapi.node}, and the others.
 *
 * @author Switchable Runtimes for Spring
 */
final class NodeModules {

	static final String SCHEME = "node:";

	private static final Map<String, String> SERVED = Map.of("assert",
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
					+ " inspect, isArray, isDeepStrictEqual, promisify, stripVTControlCharacters, toUSVString, types");

	private static final List<String> OTHERS = List.of("_http_agent", "_http_client", "_http_common", "_http_incoming",
			"_http_outgoing", "_http_server", "_stream_duplex", "_stream_passthrough", "_stream_readable",
			"_stream_transform", "_stream_wrap", "_stream_writable", "_tls_common", "_tls_wrap", "assert/strict",
			"child_process", "cluster", "console", "constants", "crypto", "dgram", "diagnostics_channel", "dns",
			"dns/promises", "domain", "fs", "fs/promises", "http", "http2", "https", "inspector", "inspector/promises",
			"module", "net", "os", "path", "path/posix", "path/win32", "perf_hooks", "process", "punycode",
			"querystring", "readline", "readline/promises", "repl", "stream", "stream/consumers", "stream/promises",
			"stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls", "trace_events", "tty", "url",
			"util/types", "v8", "vm", "wasi", "worker_threads", "zlib");

	static final List<BuiltInModule> ALL = all();

	private NodeModules() {
	}

	private static List<BuiltInModule> all() {
		List<BuiltInModule> all = new ArrayList<>();
		SERVED.forEach((name, exports) -> all.add(new BuiltInModule(SCHEME + name, List.of(exports.split(", ")))));
		OTHERS.forEach((name) -> all.add(new BuiltInModule(SCHEME + name, List.of())));
		return List.copyOf(all);
	}

}
