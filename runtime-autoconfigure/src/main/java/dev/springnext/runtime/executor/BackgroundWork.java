package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.reactivestreams.Publisher;
import org.springframework.util.Assert;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Work that outlives its response ({@link RuntimeContext#waitUntil(Publisher)}). Bounded
 * in number and time, and awaited when the application stops.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class BackgroundWork {

	private static final Log logger = LogFactory.getLog(BackgroundWork.class);

	private final int capacity;

	private final Duration timeout;

	private final AtomicInteger size = new AtomicInteger();

	private final Map<Disposable, Route> running = new ConcurrentHashMap<>();

	private final CompletableFuture<Void> idle = new CompletableFuture<>();

	private volatile boolean closing;

	/**
	 * Creates an empty set of work.
	 * @param capacity how many pieces of work may be under way, from 1 on
	 * @param timeout how long a piece of work may take
	 */
	public BackgroundWork(int capacity, Duration timeout) {
		Assert.isTrue(capacity >= 1, () -> "'spring.next.wait-until.capacity' must be 1 or more, not " + capacity);
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(),
				() -> "'spring.next.wait-until.timeout' must be more than zero, not " + timeout);
		this.capacity = capacity;
		this.timeout = timeout;
	}

	void add(RuntimeContext context, Publisher<?> work) {
		start(context, Flux.from(work).subscribeOn(context.scheduler()).then());
	}

	void add(RuntimeContext context, CompletionStage<?> work) {
		start(context, Mono.fromCompletionStage(() -> work).then());
	}

	private void start(RuntimeContext context, Mono<Void> work) {
		boolean full = this.size.incrementAndGet() > this.capacity;
		if (full || this.closing) {
			counted();
			throw new RejectedExecutionException("waitUntil of route " + context.route().describe() + " was refused: "
					+ ((full) ? this.capacity + " pieces of work are under way (spring.next.wait-until.capacity)"
							: "the application is shutting down"));
		}
		Disposable.Swap handle = Disposables.swap();
		this.running.put(handle, context.route());
		handle.update(
				work.timeout(this.timeout, Mono.error(() -> new WorkGivenUpException(context.route(), this.timeout)))
					.contextWrite((view) -> view.put(RuntimeContext.class, context))
					.doFinally((signal) -> ended(handle))
					.subscribe(null, (ex) -> failed(context.route(), ex)));
	}

	private static void failed(Route route, Throwable ex) {
		if (ex instanceof WorkGivenUpException) {
			logger.error(ex.getMessage());
		}
		else {
			logger.error("waitUntil of route " + route.describe() + " failed", ex);
		}
	}

	private void ended(Disposable handle) {
		this.running.remove(handle);
		counted();
	}

	private void counted() {
		if (this.size.decrementAndGet() == 0 && this.closing) {
			this.idle.complete(null);
		}
	}

	/**
	 * The pieces of work under way.
	 * @return their number
	 */
	public int size() {
		return this.size.get();
	}

	/**
	 * Takes no more work.
	 * @return completes when what is under way has ended
	 */
	public CompletionStage<Void> close() {
		this.closing = true;
		if (this.size.get() == 0) {
			this.idle.complete(null);
		}
		return this.idle;
	}

	/**
	 * Cancels what is still under way, and says so.
	 */
	public void cancel() {
		this.closing = true;
		this.running.forEach((handle, route) -> {
			logger.warn("waitUntil of route " + route.describe() + " was cancelled: the application has stopped");
			handle.dispose();
		});
	}

	/**
	 * Says that work has taken longer than it may.
	 */
	private static final class WorkGivenUpException extends TimeoutException {

		WorkGivenUpException(Route route, Duration timeout) {
			super("waitUntil of route " + route.describe() + " was given up after " + timeout
					+ ", as it had not ended (spring.next.wait-until.timeout)");
		}

	}

}
