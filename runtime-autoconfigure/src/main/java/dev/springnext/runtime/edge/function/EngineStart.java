package dev.springnext.runtime.edge.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.EdgeEngine;

/**
 * The start of the engine on a thread of its own, which no request waits behind.
 *
 * @author Switchable Runtimes for Spring
 */
final class EngineStart {

	private static final Logger logger = LoggerFactory.getLogger(EngineStart.class);

	private final Supplier<EdgeEngine> engine;

	private final Runnable warmUp;

	private final AtomicReference<@Nullable CompletableFuture<Void>> started = new AtomicReference<>();

	/**
	 * Creates the start.
	 * @param engine starts the engine
	 * @param warmUp makes warm isolates when it has started
	 */
	EngineStart(Supplier<EdgeEngine> engine, Runnable warmUp) {
		this.engine = engine;
		this.warmUp = warmUp;
	}

	/**
	 * Begins, if that has not happened yet.
	 * @return completes when requests can be served without delay
	 */
	CompletableFuture<Void> begin() {
		CompletableFuture<Void> begun = this.started.get();
		if (begun == null) {
			CompletableFuture<Void> mine = new CompletableFuture<>();
			begun = this.started.updateAndGet((other) -> (other != null) ? other : mine);
			if (begun.equals(mine)) {
				Thread thread = new Thread(() -> run(mine), "edge-engine-start");
				thread.setDaemon(true);
				thread.start();
			}
		}
		return begun;
	}

	private void run(CompletableFuture<Void> done) {
		EdgeEngine running;
		try {
			running = this.engine.get();
		}
		catch (Throwable ex) {
			done.completeExceptionally(ex);
			return;
		}
		try {
			new WarmUp(running).run();
		}
		catch (RuntimeException ex) {
			// The functions of the application may do better, and say themselves if they
			// don't
			logger.error("The warm-up of the JavaScript engine failed", ex);
		}
		// Here, too: what a module does while it loads may take longer on a cold JVM than
		// a turn of a loop may
		this.warmUp.run();
		done.complete(null);
	}

}
