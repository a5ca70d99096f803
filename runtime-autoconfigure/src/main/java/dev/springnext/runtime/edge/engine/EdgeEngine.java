package dev.springnext.runtime.edge.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/**
 * The one GraalJS engine of an application: makes isolates, which share parsed code.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeEngine implements AutoCloseable {

	private static final HostAccess HOST_ACCESS = HostAccess.newBuilder(HostAccess.NONE)
		.allowBufferAccess(true)
		.build();

	// What GraalJS' WebAssembly object needs; guest code itself has no polyglot builtin
	private static final PolyglotAccess WEB_ASSEMBLY_ACCESS = PolyglotAccess.newBuilder()
		.allowEval("js", "wasm")
		.allowBindingsAccess("wasm")
		.allowBindingsAccess("js")
		.allowEval("wasm", "js")
		.build();

	private static final long CLOSE_MILLIS = 2_000;

	private final Engine engine;

	private final Map<String, WebApi> apis;

	private final List<Globals.Global> globals;

	private final Map<String, Source> modules = new ConcurrentHashMap<>();

	private final IsolateWatchdog watchdog = new IsolateWatchdog();

	// Closing the engine while a context is being made is a deadlock within GraalVM,
	// which
	// the end of the JVM waits for
	private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();

	private final boolean webAssembly;

	private volatile boolean closed;

	/**
	 * Starts the engine.
	 * @param apis the web APIs that isolates have
	 */
	public EdgeEngine(List<WebApi> apis) {
		this.engine = Engine.newBuilder()
			.option("engine.WarnInterpreterOnly", "false")
			.allowExperimentalOptions(true)
			.build();
		this.webAssembly = this.engine.getLanguages().containsKey("wasm");
		this.apis = apis.stream().collect(Collectors.toUnmodifiableMap(WebApi::name, Function.identity()));
		Globals declared = new Globals();
		apis.forEach(declared::declare);
		this.globals = declared.declared();
		this.watchdog.start();
		mode().log();
	}

	/**
	 * Makes an isolate.
	 * @param settings what it is for
	 * @param loop where its turns run
	 * @return the isolate
	 */
	public Isolate newIsolate(IsolateSettings settings, EventLoop loop) {
		return newIsolate(settings, loop, null);
	}

	/**
	 * Makes an isolate that imports modules.
	 * @param settings what it is for
	 * @param loop where its turns run, or {@code null} if {@link Isolate#pin} tells later
	 * @param files where imports come from, or {@code null} for none
	 * @return the isolate
	 */
	public Isolate newIsolate(IsolateSettings settings, @Nullable EventLoop loop, @Nullable FileSystem files) {
		Lock making = this.lifecycle.readLock();
		if (this.closed || !making.tryLock()) {
			throw new RejectedExecutionException("The JavaScript engine is closed");
		}
		try {
			return makeIsolate(settings, loop, files);
		}
		finally {
			making.unlock();
		}
	}

	private Isolate makeIsolate(IsolateSettings settings, @Nullable EventLoop loop, @Nullable FileSystem files) {
		Context.Builder builder = Context
			.newBuilder((this.webAssembly) ? new String[] { "js", "wasm" } : new String[] { "js" })
			.engine(this.engine)
			.allowExperimentalOptions(true)
			.allowHostAccess(HOST_ACCESS)
			.allowPolyglotAccess((this.webAssembly) ? WEB_ASSEMBLY_ACCESS : PolyglotAccess.NONE)
			.allowEnvironmentAccess(EnvironmentAccess.NONE)
			.allowCreateProcess(false)
			.allowCreateThread(false)
			.allowNativeAccess(false)
			.allowIO((files != null) ? IOAccess.newBuilder().fileSystem(files).build() : IOAccess.NONE)
			.out(java.io.OutputStream.nullOutputStream())
			.err(java.io.OutputStream.nullOutputStream())
			.in(InputStream.nullInputStream());
		EngineOptions.apply(builder, settings, this.webAssembly);
		return new Isolate(this, settings, (loop != null) ? loop : PinnedLoop.open(), builder.build());
	}

	/**
	 * The code of a module, parsed once.
	 * @param id folder and file, as in {@code url/url}
	 * @return the code
	 */
	Source module(String id) {
		return this.modules.computeIfAbsent(id, this::load);
	}

	private Source load(String id) {
		int slash = id.indexOf('/');
		WebApi api = (slash > 0) ? this.apis.get(id.substring(0, slash)) : null;
		if (api == null) {
			throw new IllegalStateException("No web API has the module '" + id + "'");
		}
		return source(api.getClass(), id.substring(slash + 1) + ".js", "edge:" + id);
	}

	static Source source(Class<?> beside, String file, String name) {
		try (InputStream in = beside.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException("There is no '" + file + "' beside " + beside.getName());
			}
			String code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return Source.newBuilder("js", code, name).internal(true).cached(true).build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How many isolates run code that could not be stopped.
	 * @return their number
	 */
	public int zombies() {
		return this.watchdog.zombies();
	}

	IsolateWatchdog watchdog() {
		return this.watchdog;
	}

	@Nullable WebApi api(String name) {
		return this.apis.get(name);
	}

	List<Globals.Global> globals() {
		return this.globals;
	}

	/**
	 * How code runs: compiled to machine code, or only interpreted.
	 * @return the mode
	 */
	public ExecutionMode mode() {
		return ExecutionMode.of(this.engine.getImplementationName());
	}

	@Override
	public void close() {
		this.closed = true;
		Thread closing = new Thread(() -> {
			Lock alone = this.lifecycle.writeLock();
			alone.lock();
			try {
				// Closing the engine, and then the end of the JVM, would wait for code
				// that nothing
				// stops
				if (this.watchdog.endAll(CLOSE_MILLIS)) {
					this.engine.close(true);
				}
			}
			finally {
				alone.unlock();
			}
		}, "edge-engine-close");
		closing.setDaemon(true);
		closing.start();
		try {
			closing.join(2 * CLOSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.watchdog.end();
	}

}
