package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.wasm.WasmModules;

/**
 * Runs a bundle in isolates that were made with its {@link #fileSystem()}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class BundleLoader {

	private static final Source MODULES = modules();

	private final Bundle bundle;

	private final BundleFileSystem fileSystem;

	private final Source entry;

	/**
	 * A loader of a bundle, for all isolates that run it.
	 * @param bundle the bundle
	 */
	public BundleLoader(Bundle bundle) {
		this.bundle = bundle;
		this.fileSystem = new BundleFileSystem(bundle);
		this.entry = Source
			.newBuilder("js",
					"(function (resolve, reject) { import(" + Json.quote("/" + bundle.entry())
							+ ").then(resolve, reject); })",
					"edge:" + bundle.name())
			.internal(true)
			.cached(true)
			.buildLiteral();
	}

	private static Source modules() {
		try (InputStream in = BundleLoader.class.getResourceAsStream("modules.js")) {
			if (in == null) {
				throw new IllegalStateException("There is no 'modules.js' beside " + BundleLoader.class.getName());
			}
			String code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return Source.newBuilder("js", code, "edge:bundle/modules").internal(true).cached(true).buildLiteral();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The bundle.
	 * @return the bundle
	 */
	public Bundle bundle() {
		return this.bundle;
	}

	/**
	 * The file system that isolates of the bundle need.
	 * @return the file system
	 */
	public BundleFileSystem fileSystem() {
		return this.fileSystem;
	}

	/**
	 * Runs the bundle's modules. To be called once for an isolate, in a turn of its loop,
	 * before other guest code.
	 * @param isolate the isolate
	 * @return completes with the namespace object of the entry: before this method
	 * returns, unless the modules await something; or fails with what they throw, as a
	 * {@link PolyglotException}
	 */
	public CompletionStage<Value> load(Isolate isolate) {
		if (!WasmModules.isSupported()
				&& this.bundle.assets().keySet().stream().anyMatch((path) -> path.endsWith(BundleFileSystem.WASM))) {
			return CompletableFuture.failedFuture(new BundleException("The edge function '" + this.bundle.name()
					+ "' has a WebAssembly module, which needs the dependency org.graalvm.wasm:wasm-language"));
		}
		CompletableFuture<Value> namespace = new CompletableFuture<>();
		try {
			isolate.eval(MODULES)
				.executeVoid((ProxyExecutable) (arguments) -> served(isolate, arguments[0].asString()),
						(ProxyExecutable) (arguments) -> wasmModule(isolate, arguments[0].asString()),
						isolate.settings().allowEval());
			isolate.eval(this.entry).executeVoid((ProxyExecutable) (arguments) -> {
				namespace.complete(arguments[0]);
				return null;
			}, (ProxyExecutable) (arguments) -> {
				namespace.completeExceptionally(thrown(arguments[0]));
				return null;
			});
		}
		catch (PolyglotException ex) {
			namespace.completeExceptionally(ex);
		}
		return namespace;
	}

	private static Object served(Isolate isolate, String id) {
		return isolate.export((id.startsWith("next:")) ? "next/modules" : "node/modules", "getBuiltinModule")
			.execute(id);
	}

	private @Nullable Object wasmModule(Isolate isolate, String path) {
		byte[] bytes = (path.endsWith(BundleFileSystem.WASM)) ? this.bundle.assets().get(path) : null;
		return (bytes != null) ? WasmModules.compile(isolate, bytes) : null;
	}

	private static Throwable thrown(Value reason) {
		if (reason.isException()) {
			try {
				throw reason.throwException();
			}
			catch (RuntimeException ex) {
				return ex;
			}
		}
		return new BundleException("A module threw " + reason);
	}

}
