package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;

/**
 * An isolate that has run, or is running, the modules of its bundle, and the handlers
 * that they export.
 *
 * @author Switchable Runtimes for Spring
 */
final class LoadedFunction {

	private static final List<String> READ_ONLY = List.of("GET", "HEAD");

	private final Isolate isolate;

	private final long created = System.nanoTime();

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicLong requests = new AtomicLong();

	private final Set<Invocation> invocations = ConcurrentHashMap.newKeySet();

	private final Map<String, FetchDispatcher> handlers = new HashMap<>();

	private final CompletionStage<Value> namespace;

	private volatile long lastUsed = this.created;

	private volatile @Nullable Runnable whenEmpty;

	private volatile boolean pinned;

	private volatile boolean retired;

	private @Nullable Value context;

	private boolean ready;

	private @Nullable IsolateException problem;

	LoadedFunction(Isolate isolate, BundleLoader loader, FunctionCall loading) {
		this.isolate = isolate;
		isolate.onEnd((cause) -> {
			loading.end(cause);
			this.invocations.forEach((invocation) -> invocation.end(cause));
		});
		isolate.onWork(this::await);
		// Who waits for this stage waits for the handlers, too
		this.namespace = isolate.run(loading, () -> loader.load(isolate)).whenComplete((exports, error) -> {
			try {
				if (error != null) {
					IsolateException cause = loading.cause();
					this.problem = (cause != null) ? cause : problem(error);
				}
				else {
					isolate.run(loading, () -> find(exports));
				}
			}
			catch (RuntimeException ex) {
				this.problem = problem(ex);
			}
			this.ready = true;
		});
	}

	// An isolate that retires stays for the work that outlives the response
	private void await(CompletionStage<?> work) {
		this.active.incrementAndGet();
		work.whenComplete((result, error) -> release());
	}

	private IsolateException problem(Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (cause instanceof PolyglotException thrown) {
			return this.isolate.failure(thrown);
		}
		return (cause instanceof IsolateException known) ? known
				: new GuestException(this.isolate.settings().name(), String.valueOf(cause.getMessage()), null);
	}

	private @Nullable Void find(Value exports) {
		String wrong = this.isolate.export("function/exports", "handlers")
			.execute(exports, (ProxyExecutable) (found) -> {
				if (found[1].isNull()) {
					this.handlers.put("", FetchDispatcher.toListeners(this.isolate));
				}
				else {
					this.handlers.put(found[0].asString(), FetchDispatcher.to(this.isolate, found[1]));
				}
				return null;
			})
			.asString();
		this.context = this.isolate.export("function/context", "context");
		if (!wrong.isEmpty()) {
			this.problem = new GuestException(this.isolate.settings().name(), wrong, null);
		}
		return null;
	}

	Isolate isolate() {
		return this.isolate;
	}

	/**
	 * Runs an action in a turn of this isolate's loop when the modules have run: at once,
	 * unless they await something.
	 * @param action the action
	 */
	void whenReady(Runnable action) {
		if (this.ready) {
			action.run();
		}
		else {
			this.namespace.whenComplete((exports, error) -> action.run());
		}
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
		return this.isolate.export("function/context", "withParams").execute(pairs);
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

	void pin(EventLoop loop) {
		this.pinned = true;
		this.isolate.pin(loop);
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
		try {
			if (this.pinned) {
				// The caller may be a turn of the isolate, which closing would break off
				this.isolate.loop().execute(close);
				return;
			}
		}
		catch (RejectedExecutionException ex) {
			// The loop is full or has ended
		}
		close.run();
	}

	void close() {
		this.isolate.close();
	}

	boolean isRetiring() {
		return this.isolate.isRetiring() || this.problem != null;
	}

	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.created);
	}

	Duration idle() {
		return (this.active.get() > 0) ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - this.lastUsed);
	}

	int load() {
		return this.active.get();
	}

	long requests() {
		return this.requests.get();
	}

	void onLoop(Runnable action) {
		this.isolate.loop().execute(action);
	}

}
