package dev.springnext.runtime.edge.function;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.bundle.BundleLoader;
import dev.springnext.runtime.edge.bundle.Bundler;
import dev.springnext.runtime.edge.bundle.Bundling;
import dev.springnext.runtime.edge.bundle.EsbuildBundler;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.StackTraces;
import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.engine.StackTraceMapper;
import dev.springnext.runtime.edge.webapi.WebApis;
import dev.springnext.runtime.edge.webapi.fetch.BundledFiles;

/**
 * Makes edge functions. They share one engine. <pre class="code">
 * try (EdgeFunctions functions = EdgeFunctions.create()) {
 *     EdgeFunction hello = functions.function("hello", "export default () =&gt; new Response('Hi')");
 *     EdgeResponse response = hello.fetch(EdgeRequest.get("https://example.com/")).toCompletableFuture().join();
 * }</pre>
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeFunctions implements AutoCloseable {

	/**
	 * The most functions that have warm isolates before their first request. An isolate
	 * has some hundred kilobytes.
	 */
	public static final int WARM_FUNCTIONS = 50;

	private static final Logger logger = LoggerFactory.getLogger(EdgeFunctions.class);

	private final ScheduledThreadPoolExecutor background;

	private final Builder settings;

	// In the order in which they were made
	private final Set<EdgeFunction> functions = Collections.synchronizedSet(new LinkedHashSet<>());

	private final AtomicLong calls = new AtomicLong();

	private final EngineStart start = new EngineStart(this::engine,
			() -> inOrder(WARM_FUNCTIONS).forEach(EdgeFunction::makeWarm));

	private @Nullable Bundler bundler;

	private @Nullable EdgeEngine engine;

	private @Nullable List<ThreadLoop> loops;

	private EdgeFunctions(Builder settings) {
		this.settings = settings;
		this.background = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "edge-functions");
			thread.setDaemon(true);
			return thread;
		});
		this.background.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Functions with default settings: no environment, no network.
	 * @return the functions, to be closed
	 */
	public static EdgeFunctions create() {
		return builder().build();
	}

	/**
	 * Functions with settings.
	 * @return a builder of them
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Makes a function.
	 * @param source its source
	 * @return the function
	 * @throws dev.springnext.runtime.edge.bundle.BundleException if the source can't be
	 * bundled, or is larger than it may be
	 */
	public EdgeFunction function(FunctionSource source) {
		return function(source, FunctionConvention.FUNCTION);
	}

	/**
	 * Makes a function that follows a convention.
	 * @param source its source
	 * @param convention what its module exports
	 * @return the function
	 * @throws dev.springnext.runtime.edge.bundle.BundleException if the source can't be
	 * bundled, or is larger than it may be
	 */
	public EdgeFunction function(FunctionSource source, FunctionConvention convention) {
		return function(bundler().bundle(source), convention);
	}

	/**
	 * Makes the bundles of many functions at once, which takes far less time than one by
	 * one where a tool makes them.
	 * @param sources the sources of the functions
	 * @return the bundles, or why there is none, in the same order
	 */
	public Map<FunctionSource, Bundling> bundles(Collection<FunctionSource> sources) {
		return bundler().bundleAll(sources);
	}

	// To find one means to look for a tool, or to take it out of a jar
	private synchronized Bundler bundler() {
		Bundler found = this.bundler;
		if (found == null) {
			found = this.settings.bundler.get();
			this.bundler = found;
		}
		return found;
	}

	/**
	 * Makes a function of a module in JavaScript.
	 * @param name its name
	 * @param code its code
	 * @return the function
	 */
	public EdgeFunction function(String name, String code) {
		return function(FunctionSource.of(name, FunctionSource.Language.JAVASCRIPT, code));
	}

	/**
	 * Makes a function of a bundle.
	 * @param bundle its code
	 * @return the function
	 */
	public EdgeFunction function(Bundle bundle) {
		return function(bundle, FunctionConvention.FUNCTION);
	}

	/**
	 * Makes a function of a bundle that follows a convention.
	 * @param bundle its code
	 * @param convention what its module exports
	 * @return the function
	 * @throws dev.springnext.runtime.edge.bundle.CodeSizeExceededException if it is
	 * larger than it may be
	 */
	public EdgeFunction function(Bundle bundle, FunctionConvention convention) {
		bundle.requireSize(this.settings.codeSize);
		bundle.warnings().forEach((warning) -> logger.warn("{}: {}", bundle.name(), warning));
		BundleLoader loader = new BundleLoader(bundle);
		IsolateSettings isolates = this.settings.isolates
			.apply(IsolateSettings.of(bundle.name())
				.withEnvironment(this.settings.environment)
				.withAllowEval(this.settings.allowEval.test(bundle.name())))
			.with(StackTraceMapper.class, new StackTraces(bundle)::original)
			.with(BundledFiles.class, bundle.assets()::get);
		FunctionPool pool = new FunctionPool(
				(convention == FunctionConvention.INSTRUMENTATION) ? PoolSettings.ONE_FOR_GOOD : this.settings.pool,
				() -> new LoadedFunction(bundle.name(), () -> engine().newIsolate(isolates, null, loader.fileSystem()),
						loader, convention, new FunctionCall(bundle.name(), "load", this.settings.limits, (cause) -> {
						})),
				this.background);
		EdgeFunction function = new EdgeFunction(this, bundle, convention, pool);
		this.functions.add(function);
		return function;
	}

	/**
	 * The engine that all functions share. Starts it if need be, which takes some hundred
	 * milliseconds.
	 * @return the engine
	 */
	public synchronized EdgeEngine engine() {
		EdgeEngine started = this.engine;
		if (started == null) {
			started = new EdgeEngine(WebApis.all());
			this.engine = started;
		}
		return started;
	}

	/**
	 * Starts the engine in the background, if that has not happened yet: has it load its
	 * classes and parse the web APIs, on a thread that no request waits behind, and then
	 * makes the warm isolates of the first {@value #WARM_FUNCTIONS} functions. The others
	 * have theirs made with their first request.
	 * @return completes when requests can be served without delay
	 */
	public CompletableFuture<Void> start() {
		return this.start.begin();
	}

	/**
	 * Whether the engine has been started.
	 * @return {@code true} if so
	 */
	public synchronized boolean isStarted() {
		return this.engine != null;
	}

	/**
	 * The functions that are open.
	 * @return the functions
	 */
	public Set<EdgeFunction> functions() {
		return Set.copyOf(inOrder(Integer.MAX_VALUE));
	}

	private List<EdgeFunction> inOrder(int number) {
		synchronized (this.functions) {
			return this.functions.stream().limit(number).toList();
		}
	}

	FunctionLimits limits() {
		return this.settings.limits;
	}

	String nextId() {
		return String.valueOf(this.calls.incrementAndGet());
	}

	synchronized EventLoop nextLoop() {
		List<ThreadLoop> all = this.loops;
		if (all == null) {
			all = IntStream.rangeClosed(1, this.settings.loops)
				.mapToObj((number) -> new ThreadLoop("edge-function-" + number, this.background))
				.toList();
			this.loops = all;
		}
		return all.get((int) (this.calls.get() % all.size()));
	}

	void closed(EdgeFunction function) {
		this.functions.remove(function);
	}

	@Override
	public void close() {
		inOrder(Integer.MAX_VALUE).forEach(EdgeFunction::close);
		synchronized (this) {
			if (this.loops != null) {
				this.loops.forEach(ThreadLoop::close);
			}
		}
		this.background.shutdownNow();
		synchronized (this) {
			if (this.engine != null) {
				this.engine.close();
			}
		}
	}

	/**
	 * Settings of functions.
	 */
	public static final class Builder {

		private Supplier<Bundler> bundler = EsbuildBundler::findOrPlain;

		private Supplier<Map<String, String>> environment = Map::of;

		private Predicate<String> allowEval = (name) -> false;

		private UnaryOperator<IsolateSettings> isolates = UnaryOperator.identity();

		private PoolSettings pool = PoolSettings.DEFAULTS;

		private FunctionLimits limits = FunctionLimits.DEFAULTS;

		private long codeSize = 4L << 20;

		private int loops = 1;

		private Builder() {
		}

		/**
		 * What makes bundles; by default esbuild if it is there, else plain modules only.
		 * @param with tells the bundler, when the first function is made
		 * @return this builder
		 */
		public Builder bundler(Supplier<Bundler> with) {
			this.bundler = with;
			return this;
		}

		/**
		 * What {@code process.env} has; nothing by default.
		 * @param variables tells the variables, each time that they are read
		 * @return this builder
		 */
		public Builder environment(Supplier<Map<String, String>> variables) {
			this.environment = variables;
			return this;
		}

		/**
		 * Which functions may make code of strings; none by default.
		 * @param names tests the name of a function
		 * @return this builder
		 */
		public Builder allowEval(Predicate<String> names) {
			this.allowEval = names;
			return this;
		}

		/**
		 * Gives isolates services, such as a network.
		 * @param with adds to the settings of isolates
		 * @return this builder
		 */
		public Builder isolates(UnaryOperator<IsolateSettings> with) {
			this.isolates = with;
			return this;
		}

		/**
		 * How many isolates functions have.
		 * @param with the settings
		 * @return this builder
		 */
		public Builder pool(PoolSettings with) {
			this.pool = with;
			return this;
		}

		/**
		 * What calls without a server, and the loading of modules, may use.
		 * @param with the limits
		 * @return this builder
		 */
		public Builder limits(FunctionLimits with) {
			this.limits = with;
			return this;
		}

		/**
		 * How large the code of a function may be; 4 MiB by default.
		 * @param bytes the size of its bundle in bytes
		 * @return this builder
		 */
		public Builder codeSize(long bytes) {
			this.codeSize = bytes;
			return this;
		}

		/**
		 * On how many threads functions run that are called without a server; one by
		 * default.
		 * @param number the number of threads
		 * @return this builder
		 */
		public Builder loops(int number) {
			this.loops = number;
			return this;
		}

		/**
		 * Makes the functions.
		 * @return the functions, to be closed
		 */
		public EdgeFunctions build() {
			return new EdgeFunctions(this);
		}

	}

}
