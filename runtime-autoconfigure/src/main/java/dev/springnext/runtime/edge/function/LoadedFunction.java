package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.BundleLoader;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateEndedException;
import dev.springnext.runtime.edge.engine.IsolateException;

/**
 * An isolate that runs the modules of its bundle, and the handlers that they export. It
 * is there, and takes requests, before it is made: {@link #load()} makes it, on the
 * thread of whoever calls it first, and what was taken until then is served after that.
 *
 * @author Switchable Runtimes for Spring
 */
final class LoadedFunction {

	private final String name;

	private final Supplier<Isolate> isolates;

	private final BundleLoader loader;

	private final FunctionConvention convention;

	private final FunctionCall loading;

	private final long created = System.nanoTime();

	private final AtomicBoolean begun = new AtomicBoolean();

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicLong requests = new AtomicLong();

	private final Set<Invocation> invocations = ConcurrentHashMap.newKeySet();

	private final Set<CompletableFuture<?>> works = ConcurrentHashMap.newKeySet();

	private final CompletableFuture<Void> ready = new CompletableFuture<>();

	private volatile long lastUsed = this.created;

	private volatile @Nullable Runnable whenEmpty;

	private volatile @Nullable Isolate isolate;

	private volatile @Nullable EventLoop loop;

	private volatile @Nullable IsolateException problem;

	private volatile boolean loaded;

	private volatile boolean retired;

	private volatile boolean closed;

	private @Nullable Value exports;

	private @Nullable Handlers handlers;

	LoadedFunction(String name, Supplier<Isolate> isolates, BundleLoader loader, FunctionConvention convention,
			FunctionCall loading) {
		this.name = name;
		this.isolates = isolates;
		this.loader = loader;
		this.convention = convention;
		this.loading = loading;
	}

	/**
	 * Makes the isolate and runs the modules, up to where they await something. Does
	 * nothing if another thread has begun with it.
	 */
	void load() {
		if (!this.begun.compareAndSet(false, true)) {
			return;
		}
		CompletionStage<?> run = CompletableFuture.completedFuture(null);
		try {
			run = run(make());
		}
		catch (RuntimeException ex) {
			this.problem = problem(ex);
		}
		finally {
			// Not before: turns of the loop must not meet the thread that loads
			synchronized (this) {
				this.loaded = true;
				pinIsolate();
			}
			run.whenComplete((done, error) -> this.ready.complete(null));
		}
	}

	private Isolate make() {
		if (this.closed) {
			throw closedEarly();
		}
		Isolate made = this.isolates.get();
		made.onEnd((cause) -> {
			this.loading.end(cause);
			this.invocations.forEach((invocation) -> invocation.end(cause));
			this.works.forEach((work) -> work.completeExceptionally(cause));
		});
		made.onWork(this::await);
		this.isolate = made;
		if (this.closed) {
			// By who did not see it
			made.close();
			throw closedEarly();
		}
		return made;
	}

	private IsolateEndedException closedEarly() {
		return new IsolateEndedException(this.name, "it was closed");
	}

	private CompletionStage<?> run(Isolate made) {
		return made.run(this.loading, () -> this.loader.load(made)).handle((namespace, error) -> {
			try {
				if (error != null) {
					IsolateException cause = this.loading.cause();
					this.problem = (cause != null) ? cause : problem(error);
				}
				else {
					made.run(this.loading, () -> find(made, namespace));
				}
			}
			catch (RuntimeException ex) {
				this.problem = problem(ex);
			}
			return null;
		});
	}

	// An isolate that retires stays for the work that outlives the response
	private void await(CompletableFuture<?> work) {
		this.active.incrementAndGet();
		this.works.add(work);
		work.whenComplete((result, error) -> {
			this.works.remove(work);
			release();
		});
	}

	private IsolateException problem(Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (cause instanceof PolyglotException thrown) {
			return isolate().failure(thrown);
		}
		return (cause instanceof IsolateException known) ? known
				: new GuestException(this.name, String.valueOf(cause.getMessage()), null);
	}

	private @Nullable Void find(Isolate made, Value namespace) {
		this.exports = namespace;
		Handlers found = Handlers.of(this.convention, made, this.loader.bundle(), namespace);
		this.handlers = found;
		String wrong = found.problem();
		if (wrong != null) {
			this.problem = new GuestException(this.name, wrong, null);
		}
		return null;
	}

	/**
	 * The isolate, of a function that is ready and has no problem.
	 * @return the isolate
	 */
	Isolate isolate() {
		return Objects.requireNonNull(this.isolate);
	}

	/**
	 * Whether the isolate is made and its modules have run, up to where they await
	 * something.
	 * @return {@code true} after {@link #load()}
	 */
	boolean isLoaded() {
		return this.loaded;
	}

	// Whether requests can be served, or fail, at once
	boolean isReady() {
		return this.ready.isDone();
	}

	/**
	 * Runs an action when requests can be served, or fail: at once if they can, else on
	 * the thread that has loaded the function.
	 * @param action the action, which must not enter the isolate
	 */
	void whenReady(Runnable action) {
		this.ready.thenRun(action);
	}

	/**
	 * Why the function can't serve requests.
	 * @return the problem, or {@code null}
	 */
	@Nullable IsolateException problem() {
		return this.problem;
	}

	/**
	 * What answers requests, of a function that is ready and has no problem.
	 * @return the handlers
	 */
	Handlers handlers() {
		return Objects.requireNonNull(this.handlers);
	}

	/**
	 * What the module of the bundle exports, of a function that is ready.
	 * @return its namespace, or {@code null} if it has failed to run
	 */
	@Nullable Value exports() {
		return this.exports;
	}

	void pin(EventLoop to) {
		synchronized (this) {
			this.loop = to;
			pinIsolate();
		}
	}

	private void pinIsolate() {
		EventLoop to = this.loop;
		Isolate made = this.isolate;
		if (this.loaded && to != null && made != null) {
			made.pin(to);
		}
	}

	/**
	 * Where the requests of a function run that was taken.
	 * @return the loop
	 */
	EventLoop loop() {
		return Objects.requireNonNull(this.loop);
	}

	/**
	 * Takes the isolate for a request.
	 * @return {@code false} if another loop has just retired it
	 */
	boolean acquire() {
		this.active.incrementAndGet();
		if (this.retired) {
			release();
			return false;
		}
		this.requests.incrementAndGet();
		this.lastUsed = System.nanoTime();
		return true;
	}

	void began(Invocation invocation) {
		this.invocations.add(invocation);
	}

	void ended(Invocation invocation) {
		this.invocations.remove(invocation);
		if (invocation.isEnded()) {
			// Its work does not go on
			invocation.scope().end();
		}
		else {
			invocation.scope().responded();
			invocation.scope().release();
		}
		release();
	}

	private void release() {
		this.lastUsed = System.nanoTime();
		if (this.active.decrementAndGet() == 0) {
			closeIfEmpty();
		}
	}

	/**
	 * Takes no more requests, and closes when the last has ended.
	 * @param closed is run then
	 */
	void retire(Runnable closed) {
		this.whenEmpty = closed;
		this.retired = true;
		closeIfEmpty();
	}

	private void closeIfEmpty() {
		Runnable closed = this.whenEmpty;
		if (closed == null || this.active.get() != 0) {
			return;
		}
		this.whenEmpty = null;
		Runnable close = () -> {
			close();
			closed.run();
		};
		EventLoop turns = this.loop;
		try {
			if (turns != null) {
				// The caller may be a turn of the isolate, which closing would break off
				turns.execute(close);
				return;
			}
		}
		catch (RejectedExecutionException ex) {
			// The loop is full or has ended
		}
		close.run();
	}

	void close() {
		this.closed = true;
		Isolate made = this.isolate;
		if (made != null) {
			made.close();
		}
	}

	boolean isRetiring() {
		Isolate made = this.isolate;
		return (made != null && made.isRetiring()) || this.problem != null;
	}

	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.created);
	}

	Duration idle() {
		return (this.active.get() > 0) ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - this.lastUsed);
	}

	int inUse() {
		return this.active.get();
	}

	long requests() {
		return this.requests.get();
	}

	void onLoop(Runnable action) {
		loop().execute(action);
	}

}
