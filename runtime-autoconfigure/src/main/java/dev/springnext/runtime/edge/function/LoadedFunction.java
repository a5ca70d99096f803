package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.BundleLoader;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateEndedException;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;

/**
 * An isolate that runs the modules of its bundle, and the handlers that they export. It
 * is there, and takes requests, before it is made: {@link #load()} makes it, on the
 * thread of whoever calls it first, and what was taken until then is served after that.
 *
 * @author Switchable Runtimes for Spring
 */
final class LoadedFunction {

	private static final List<String> READ_ONLY = List.of("GET", "HEAD");

	private final String name;

	private final Supplier<Isolate> isolates;

	private final BundleLoader loader;

	private final FunctionCall loading;

	private final long created = System.nanoTime();

	private final AtomicBoolean begun = new AtomicBoolean();

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicLong requests = new AtomicLong();

	private final Set<Invocation> invocations = ConcurrentHashMap.newKeySet();

	private final Set<CompletableFuture<?>> works = ConcurrentHashMap.newKeySet();

	private final Map<String, FetchDispatcher> handlers = new HashMap<>();

	private final CompletableFuture<Void> ready = new CompletableFuture<>();

	private volatile long lastUsed = this.created;

	private volatile @Nullable Runnable whenEmpty;

	private volatile @Nullable Isolate isolate;

	private volatile @Nullable EventLoop loop;

	private volatile @Nullable IsolateException problem;

	private volatile boolean loaded;

	private volatile boolean retired;

	private volatile boolean closed;

	private @Nullable Value context;

	LoadedFunction(String name, Supplier<Isolate> isolates, BundleLoader loader, FunctionCall loading) {
		this.name = name;
		this.isolates = isolates;
		this.loader = loader;
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
		return made.run(this.loading, () -> this.loader.load(made)).handle((exports, error) -> {
			try {
				if (error != null) {
					IsolateException cause = this.loading.cause();
					this.problem = (cause != null) ? cause : problem(error);
				}
				else {
					made.run(this.loading, () -> find(made, exports));
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

	private @Nullable Void find(Isolate made, Value exports) {
		String wrong = made.export("function/exports", "handlers").execute(exports, (ProxyExecutable) (found) -> {
			if (found[1].isNull()) {
				this.handlers.put("", FetchDispatcher.toListeners(made));
			}
			else {
				this.handlers.put(found[0].asString(), FetchDispatcher.to(made, found[1]));
			}
			return null;
		}).asString();
		this.context = made.export("function/context", "context");
		if (!wrong.isEmpty()) {
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
	 * The handler of a method.
	 * @param method the HTTP method
	 * @return the handler, or {@code null} if the function has none for it
	 */
	@Nullable FetchDispatcher handler(String method) {
		FetchDispatcher handler = this.handlers.get(method);
		if (handler == null && "HEAD".equals(method)) {
			handler = this.handlers.get("GET");
		}
		return (handler != null) ? handler : this.handlers.get("");
	}

	/**
	 * The second argument of handlers.
	 * @param params the variables of the route's path
	 * @return the context, the same for all requests without such variables
	 */
	@Nullable Value context(Map<String, String> params) {
		if (params.isEmpty()) {
			return this.context;
		}
		Object[] pairs = params.entrySet()
			.stream()
			.flatMap((entry) -> Stream.of(entry.getKey(), entry.getValue()))
			.toArray();
		return isolate().export("function/context", "withParams").execute(pairs);
	}

	/**
	 * The methods that the function has handlers for.
	 * @return their names in alphabetical order, with those that are implied
	 */
	Set<String> methods() {
		Set<String> methods = new TreeSet<>(this.handlers.keySet());
		if (methods.contains(READ_ONLY.get(0))) {
			methods.addAll(READ_ONLY);
		}
		methods.add("OPTIONS");
		return methods;
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
