package dev.springnext.runtime.edge.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import dev.springnext.runtime.edge.bundle.BundleLoader;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;

/**
 * A function of our own that uses what most functions use, called a few times.
 *
 * @author Switchable Runtimes for Spring
 */
final class WarmUp {

	private static final int CALLS = 20;

	private final EdgeEngine engine;

	WarmUp(EdgeEngine engine) {
		this.engine = engine;
	}

	void run() {
		BundleLoader loader = new BundleLoader(new PlainBundler().bundle(FunctionSource
			.of(WarmUp.class.getClassLoader(), WarmUp.class.getPackageName().replace('.', '/'), "warm-up.js")));
		ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "edge-engine-start-timer");
			thread.setDaemon(true);
			return thread;
		});
		try (ThreadLoop loop = new ThreadLoop("edge-engine-start-loop", timers)) {
			FunctionPool pool = new FunctionPool(
					new PoolSettings(0, 1, PoolSettings.DEFAULTS.idle(), PoolSettings.DEFAULTS.maxAge(), 0),
					() -> new LoadedFunction("warm-up",
							() -> this.engine.newIsolate(IsolateSettings.of("warm-up"), null, loader.fileSystem()),
							loader, FunctionConvention.FUNCTION,
							new FunctionCall("warm-up", "load", FunctionLimits.DEFAULTS, (cause) -> {
							})),
					timers);
			for (int i = 0; i < CALLS; i++) {
				CompletableFuture<HostResponse> answer = new CompletableFuture<>();
				EdgeFunction.call(EdgeRequest.get("https://example.com/warm-up").withHeader("user-agent", "none"), pool,
						loop, "warm-up", "warm-up", FunctionLimits.DEFAULTS, answer);
				answer.join();
			}
			pool.close();
		}
		finally {
			timers.shutdownNow();
		}
	}

}
