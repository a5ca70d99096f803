package dev.springnext.runtime.edge.function;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;

/**
 * A function in JavaScript or TypeScript that answers requests, in isolates of its own:
 * {@code export default (request) => new Response('Hello world!')}, or {@code export
 * function GET(request) {...}}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see EdgeFunctions#function
 */
public final class EdgeFunction implements AutoCloseable {

	private final EdgeFunctions runtime;

	private final Bundle bundle;

	private final FunctionConvention convention;

	private final FunctionPool pool;

	EdgeFunction(EdgeFunctions runtime, Bundle bundle, FunctionConvention convention, FunctionPool pool) {
		this.runtime = runtime;
		this.bundle = bundle;
		this.convention = convention;
		this.pool = pool;
	}

	/**
	 * The name of the function.
	 * @return its name, as in logs
	 */
	public String name() {
		return this.bundle.name();
	}

	/**
	 * The code of the function.
	 * @return its bundle
	 */
	public Bundle bundle() {
		return this.bundle;
	}

	/**
	 * What the function exports.
	 * @return its convention
	 */
	public FunctionConvention convention() {
		return this.convention;
	}

	/**
	 * The isolates of the function.
	 * @return their numbers at this moment
	 */
	public PoolFigures isolates() {
		return this.pool.figures();
	}

	/**
	 * Calls the function, without a server.
	 * @param request the request
	 * @return completes with the response when its head is there; or fails with an
	 * {@link dev.springnext.runtime.edge.engine.IsolateException} that says what the
	 * function did wrong
	 */
	public CompletionStage<EdgeResponse> fetch(EdgeRequest request) {
		CompletableFuture<HostResponse> response = new CompletableFuture<>();
		answer(request, response);
		return response.thenApply(EdgeResponse::of);
	}

	// For whoever needs more of the answer than a client sees
	void answer(EdgeRequest request, CompletableFuture<HostResponse> result) {
		this.runtime.start().whenComplete((started, error) -> {
			if (error != null) {
				result.completeExceptionally(error);
			}
			else {
				call(request, this.pool, this.runtime.nextLoop(), name(), this.runtime.nextId(), this.runtime.limits(),
						result);
			}
		});
	}

	/**
	 * Runs the module, if no isolate has done so, and tells what it exports.
	 * @param names the names to look for
	 * @return completes with those of the names that are exported as plain data, and
	 * their values: {@code String}, {@code Integer}, {@code Long}, {@code Double},
	 * {@code Boolean}, {@code null}, {@code List} and {@code Map}; functions and the like
	 * are left out
	 */
	public CompletionStage<Map<String, @Nullable Object>> exports(Collection<String> names) {
		CompletableFuture<Map<String, @Nullable Object>> result = new CompletableFuture<>();
		List<String> copy = List.copyOf(names);
		this.runtime.start().whenComplete((started, error) -> {
			if (error != null) {
				result.completeExceptionally(error);
				return;
			}
			EventLoop loop = this.runtime.nextLoop();
			run(loop, name(), this.runtime.nextId(), this.runtime.limits(), result,
					(call) -> new ExportsCall(this.pool.acquire(loop), call, copy, result).start());
		});
		return result;
	}

	static void call(EdgeRequest request, FunctionPool pool, EventLoop loop, String name, String id,
			FunctionLimits limits, CompletableFuture<HostResponse> result) {
		run(loop, name, id, limits, result, (call) -> {
			ServedCall served = new ServedCall(pool.acquire(loop), call, new PlainHostRequest(request),
					request.params(), new Answer(result));
			call.servedBy(served);
			result.whenComplete((response, error) -> {
				if (error != null) {
					served.release();
				}
			});
			served.start();
		});
	}

	private static void run(EventLoop loop, String name, String id, FunctionLimits limits, CompletableFuture<?> result,
			Consumer<FunctionCall> start) {
		FunctionCall call = new FunctionCall(name, id, limits, result::completeExceptionally);
		Runnable timeout = loop.schedule(() -> call.end(call.overdue()), limits.duration());
		result.whenComplete((response, error) -> timeout.run());
		try {
			loop.execute(call, () -> {
				try {
					start.accept(call);
				}
				catch (RuntimeException ex) {
					result.completeExceptionally(ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			result.completeExceptionally(ex);
		}
	}

	/**
	 * Whether requests can be served without waiting for the engine to start.
	 * @return completes when they can; the engine starts now at the latest
	 */
	public CompletableFuture<Void> whenStarted() {
		return this.runtime.start();
	}

	/**
	 * Serves a request of a server, in a turn of the loop.
	 * @param request the request
	 * @param params the variables of the route's path: texts, or lists of them where a
	 * variable stands for several segments
	 * @param invocation who is charged, and hears of the end of the isolate
	 * @param loop the loop that the caller runs on
	 * @param answer takes the answer, at once or in a later turn
	 * @return the call, to be released if the caller gives up
	 * @throws RejectedExecutionException if the function is closed
	 */
	public ServedCall serve(HostRequest request, Map<String, Object> params, Invocation invocation, EventLoop loop,
			FetchDispatcher.Callback answer) {
		ServedCall call = new ServedCall(this.pool.acquire(loop), invocation, request, params, answer);
		call.start();
		return call;
	}

	/**
	 * Makes isolates before requests need them, in the background.
	 */
	public void warmUp() {
		this.pool.warmUp();
	}

	void makeWarm() {
		this.pool.makeFirstWarm();
	}

	/**
	 * Serves no requests any more but those under way, and those on their way here; ends
	 * when they have ended.
	 */
	public void retire() {
		this.pool.drain();
		this.runtime.closed(this);
	}

	@Override
	public void close() {
		this.pool.close();
		this.runtime.closed(this);
	}

	@Override
	public String toString() {
		return "edge function '" + name() + "'";
	}

	private record Answer(CompletableFuture<HostResponse> result) implements FetchDispatcher.Callback {

		@Override
		public void onResponse(HostResponse response) {
			this.result.complete(response);
		}

		@Override
		public void onError(RuntimeException error) {
			this.result.completeExceptionally(error);
		}

	}

}
