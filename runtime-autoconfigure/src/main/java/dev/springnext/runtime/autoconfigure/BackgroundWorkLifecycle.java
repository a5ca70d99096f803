package dev.springnext.runtime.autoconfigure;

import org.springframework.context.SmartLifecycle;

import dev.springnext.runtime.executor.BackgroundWork;

/**
 * Awaits background work when the application stops: after the web server has finished
 * the requests that may still add to it, and before beans are destroyed. The time for it
 * is {@code spring.lifecycle.timeout-per-shutdown-phase}.
 *
 * @author Switchable Runtimes for Spring
 */
final class BackgroundWorkLifecycle implements SmartLifecycle {

	// Boot's graceful shutdown of the web server is in DEFAULT_PHASE - 1024
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

	private final BackgroundWork backgroundWork;

	private volatile boolean running;

	BackgroundWorkLifecycle(BackgroundWork backgroundWork) {
		this.backgroundWork = backgroundWork;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.backgroundWork.cancel();
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.backgroundWork.close().whenComplete((done, ex) -> callback.run());
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
