package dev.springnext.runtime.edge.bundle;

import java.util.Map;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.testing.TurnLoop;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * A bundle in an isolate whose turns run in the calling thread.
 */
public final class EdgeRun implements AutoCloseable {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private static final Source CALL = Source.create("js",
			"(async (fn, resolve, reject) => { try { resolve(await fn()); } catch (e) { reject(e); } })");

	private final TurnLoop loop = new TurnLoop();

	private final Isolate isolate;

	private final Value namespace;

	public EdgeRun(Bundle bundle) {
		this(bundle, IsolateSettings.of(bundle.name()));
	}

	public EdgeRun(Bundle bundle, IsolateSettings settings) {
		BundleLoader loader = new BundleLoader(bundle);
		this.isolate = engine.newIsolate(settings, this.loop, loader.fileSystem());
		this.namespace = loader.load(this.isolate).toCompletableFuture().join();
	}

	/**
	 * Runs a module in an isolate of its own.
	 * @param code the code of the module, which exports a function as default
	 * @return what the function returns, as a string, or the error
	 */
	public static String run(String code) {
		return run(code, IsolateSettings.of("test"));
	}

	public static String run(String code, IsolateSettings settings) {
		Bundle bundle = new PlainBundler().bundle(FunctionSource.of("test", FunctionSource.Language.JAVASCRIPT, code));
		try (EdgeRun run = new EdgeRun(bundle, settings)) {
			return run.call("default");
		}
	}

	/**
	 * Runs the body of a function that may use {@code await} and the names of the modules
	 * of Node.js.
	 * @param body the body
	 * @return what it returns, as JSON if it is no string, or the error
	 */
	public static String evaluate(String body) {
		return run("""
				import assert from 'node:assert';
				import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
				import { Buffer } from 'node:buffer';
				import EventEmitter, { once, on } from 'node:events';
				import util from 'node:util';
				export default async () => {
				""" + body + "\n};");
	}

	public Value export(String name) {
		return this.namespace.getMember(name);
	}

	public Isolate isolate() {
		return this.isolate;
	}

	/**
	 * Calls an exported function and waits for its promise.
	 */
	public String call(String name) {
		String[] result = new String[1];
		Value json = this.isolate.bindings().getMember("JSON").getMember("stringify");
		ProxyExecutable resolve = (arguments) -> {
			Value value = arguments[0];
			result[0] = (value.isString()) ? value.asString() : String.valueOf(json.execute(value));
			return null;
		};
		ProxyExecutable reject = (arguments) -> {
			result[0] = arguments[0].toString();
			return null;
		};
		this.isolate.eval(CALL).executeVoid(export(name), resolve, reject);
		this.loop.until(() -> result[0] != null);
		return result[0];
	}

	public static IsolateSettings settings(Map<String, String> environment) {
		return IsolateSettings.of("test").withEnvironment(() -> environment);
	}

	@Override
	public void close() {
		this.isolate.close();
	}

}
