package dev.springnext.runtime.edge.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
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

	private final FunctionPool pool;

	EdgeFunction(EdgeFunctions runtime, Bundle bundle, FunctionPool pool) {
		this.runtime = runtime;
		this.bundle = bundle;
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
		return this.runtime.start()
			.thenCompose((started) -> call(request, this.pool, this.runtime.nextLoop(), name(), this.runtime.nextId(),
					this.runtime.limits()));
	}

	static CompletableFuture<EdgeResponse> call(EdgeRequest request, FunctionPool pool, EventLoop loop, String name,
			String id, FunctionLimits limits) {
		CompletableFuture<EdgeResponse> result = new CompletableFuture<>();
		FunctionCall call = new FunctionCall(name, id, limits, result::completeExceptionally);
		Runnable timeout = loop.schedule(() -> call.end(call.overdue()), limits.duration());
		result.whenComplete((response, error) -> timeout.run());
		try {
			loop.execute(call, () -> {
				try {
					ServedCall served = new ServedCall(pool.acquire(loop), call, new PlainHostRequest(request),
							Map.of(), new Answer(result));
					call.servedBy(served);
					result.whenComplete((response, error) -> {
						if (error != null) {
							served.release();
						}
					});
					served.start();
				}
				catch (RuntimeException ex) {
					result.completeExceptionally(ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			result.completeExceptionally(ex);
		}
		return result;
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
	 * @param params the variables of the route's path
	 * @param invocation who is charged, and hears of the end of the isolate
	 * @param loop the loop that the caller runs on
	 * @param answer takes the answer, at once or in a later turn
	 * @return the call, to be released if the caller gives up
	 * @throws RejectedExecutionException if the function is closed
	 */
	public ServedCall serve(HostRequest request, Map<String, String> params, Invocation invocation, EventLoop loop,
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

	@Override
	public void close() {
		this.pool.close();
		this.runtime.closed(this);
	}

	@Override
	public String toString() {
		return "edge function '" + name() + "'";
	}

	private record Answer(CompletableFuture<EdgeResponse> result) implements FetchDispatcher.Callback {

		@Override
		public void onResponse(HostResponse response) {
			HeaderList list = response.headers();
			List<EdgeHeader> headers = new ArrayList<>(list.size());
			for (int i = 0; i < list.size(); i++) {
				headers.add(new EdgeHeader(list.name(i), list.value(i)));
			}
			this.result
				.complete(new EdgeResponse(response.status(), response.statusText(), headers, response.bodyStream()));
		}

		@Override
		public void onError(RuntimeException error) {
			this.result.completeExceptionally(error);
		}

	}

}
