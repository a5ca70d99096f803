package dev.springnext.runtime.edge.webapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.testing.TurnLoop;

/**
 * Runs web-platform-tests that are laid out as in {@code ../shared/wpt/README.md}, each
 * in an isolate of its own.
 */
final class WptRunner {

	private static final ObjectMapper mapper = new ObjectMapper();

	private final Path folder;

	private final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final Map<String, String> cache = new TreeMap<>();

	WptRunner(Path folder) {
		this.folder = folder;
	}

	List<Entry> entries() throws IOException {
		List<Entry> entries = new ArrayList<>();
		for (JsonNode json : mapper.readTree(Files.readString(this.folder.resolve("manifest.json")))) {
			entries.add(new Entry(json.get("area").asString(), json.get("file").asString(),
					json.path("variant").asString(""), json.path("core").asBoolean(),
					json.path("timeoutMs").asLong(20000), json));
		}
		return entries;
	}

	Result run(Entry entry) throws IOException, InterruptedException {
		StringBuilder code = new StringBuilder();
		Map<String, Object> meta = new TreeMap<>();
		meta.put("file", entry.file());
		meta.put("search", entry.variant());
		meta.put("title", entry.json().path("title").asString(""));
		meta.put("maxFail", 10_000);
		meta.put("fetchShim", true);
		meta.put("realResponse", entry.json().path("realResponse").asBoolean());
		meta.put("baseShim", entry.json().path("baseShim").asBoolean());
		Map<String, String> resources = new TreeMap<>();
		for (JsonNode resource : entry.json().path("resources")) {
			resources.put(resource.asString(), Base64.getEncoder()
				.encodeToString(Files.readAllBytes(this.folder.resolve("files").resolve(resource.asString()))));
		}
		code.append("globalThis.__WPT__ = ").append(mapper.writeValueAsString(meta)).append(";");
		code.append("globalThis.__WPT_FILES__ = ").append(mapper.writeValueAsString(resources)).append(";\n");
		code.append(text("prelude.js"))
			.append('\n')
			.append(text("testharness.js"))
			.append('\n')
			.append(text("epilogue.js"));
		for (JsonNode script : entry.json().get("scripts")) {
			code.append("\n;").append(text("files/" + script.asString()));
		}
		TurnLoop loop = new TurnLoop();
		String[] report = new String[1];
		long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(entry.timeoutMillis());
		try (Isolate isolate = this.engine.newIsolate(IsolateSettings.of(entry.id()).withAllowEval(true), loop)) {
			Value global = isolate.bindings();
			global.putMember("__wpt_sink", (ProxyExecutable) (arguments) -> {
				report[0] = arguments[0].asString();
				return null;
			});
			global.putMember("gc", (ProxyExecutable) (arguments) -> {
				System.gc();
				return null;
			});
			try {
				isolate.eval(
						Source.newBuilder("js", code, "http://web-platform.test:8000/" + entry.file()).buildLiteral());
			}
			catch (PolyglotException ex) {
				return new Result(entry, "ERROR", String.valueOf(ex.getMessage()) + " " + at(ex), 0, 0, List.of());
			}
			while (report[0] == null && System.nanoTime() < deadline) {
				loop.runNext(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)));
			}
			if (report[0] == null) {
				global.getMember("__wpt_expire").execute();
			}
		}
		JsonNode json = mapper.readTree(report[0]);
		List<Failure> failures = new ArrayList<>();
		for (JsonNode failure : json.path("failures")) {
			failures.add(new Failure(failure.get(0).asString(), failure.get(1).asString(), failure.get(2).asString()));
		}
		return new Result(entry, json.path("status").asString(), json.path("message").asString(""),
				json.path("total").asInt(), json.path("pass").asInt(), failures);
	}

	private static String at(PolyglotException ex) {
		return (ex.getSourceLocation() != null)
				? "line " + ex.getSourceLocation().getStartLine() + ": " + ex.getSourceLocation().getCharacters() : "";
	}

	private String text(String file) throws IOException {
		String text = this.cache.get(file);
		if (text == null) {
			text = Files.readString(this.folder.resolve(file));
			this.cache.put(file, text);
		}
		return text;
	}

	/**
	 * Runs entries from the command line:
	 * {@code WptRunner <folder> <part of area or file>
	 * [max failures to print]}.
	 */
	static void main(String[] arguments) throws Exception {
		WptRunner runner = new WptRunner(Path.of(arguments[0]));
		String filter = (arguments.length > 1) ? arguments[1] : "";
		int shown = (arguments.length > 2) ? Integer.parseInt(arguments[2]) : 10;
		int total = 0;
		int pass = 0;
		for (Entry entry : runner.entries()) {
			if (!entry.area().startsWith(filter) && !entry.id().contains(filter)) {
				continue;
			}
			long started = System.nanoTime();
			Result result;
			try {
				result = runner.run(entry);
			}
			catch (RuntimeException ex) {
				if (shown > 0) {
					ex.printStackTrace();
				}
				result = new Result(entry, "CRASH", ex.toString(), 0, 0, List.of());
			}
			total += result.total();
			pass += result.pass();
			System.out.println(((result.total() == result.pass() && result.status().equals("OK")) ? "ok   " : "FAIL ")
					+ entry.area() + " " + entry.id() + ((entry.core()) ? " [core]" : "") + " " + result.pass() + "/"
					+ result.total() + " " + result.status() + " " + result.message() + " "
					+ (System.nanoTime() - started) / 1_000_000 + "ms");
			result.failures()
				.stream()
				.limit(shown)
				.forEach((failure) -> System.out
					.println("       " + failure.status() + " " + failure.name() + " :: " + failure.message()));
		}
		System.out.println("TOTAL " + pass + "/" + total);
		System.exit(0);
	}

	record Entry(String area, String file, String variant, boolean core, long timeoutMillis, JsonNode json) {

		String id() {
			return this.file + this.variant;
		}

	}

	record Failure(String status, String name, String message) {

	}

	record Result(Entry entry, String status, String message, int total, int pass, List<Failure> failures) {

	}

}
