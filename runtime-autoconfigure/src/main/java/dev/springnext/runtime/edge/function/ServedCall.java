package dev.springnext.runtime.edge.function;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.LimitExceededException;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;

/**
 * A request that an isolate serves, from its handler to the end of the response.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ServedCall implements FetchDispatcher.Callback {

	private final LoadedFunction function;

	private final Invocation invocation;

	private final HostRequest request;

	private final Map<String, Object> params;

	private final FetchDispatcher.Callback answer;

	private final AtomicBoolean released = new AtomicBoolean();

	ServedCall(LoadedFunction function, Invocation invocation, HostRequest request, Map<String, Object> params,
			FetchDispatcher.Callback answer) {
		this.function = function;
		this.invocation = invocation;
		this.request = request;
		this.params = params;
		this.answer = answer;
	}

	void start() {
		this.function.began(this.invocation);
		if (this.function.isReady() && this.function.loop().isCurrent()) {
			dispatch();
		}
		else {
			this.function.whenReady(this::enqueue);
		}
	}

	// In a turn of its own, for which no other request is charged
	private void enqueue() {
		try {
			this.function.loop().execute(this.invocation, this::dispatch);
		}
		catch (RejectedExecutionException ex) {
			onError(ex);
		}
	}

	private void dispatch() {
		if (this.released.get()) {
			// The caller gave up before an isolate was there
			return;
		}
		IsolateException problem = this.function.problem();
		if (problem instanceof LimitExceededException) {
			release();
			this.invocation.end(problem);
			return;
		}
		if (problem != null) {
			onError(problem);
			return;
		}
		HostResponse response;
		try {
			response = this.function.isolate().run(this.invocation, this::call);
		}
		catch (PolyglotException ex) {
			onError(this.function.isolate().failure(ex));
			return;
		}
		catch (RuntimeException ex) {
			onError(ex);
			return;
		}
		if (response != null) {
			onResponse(response);
		}
	}

	private @Nullable HostResponse call() {
		return this.function.handlers().call(this.request, this.params, this);
	}

	@Override
	public void onResponse(HostResponse given) {
		HostResponse response;
		try {
			response = this.function.handlers().finish(given, this.request.method());
		}
		catch (RuntimeException ex) {
			onError(ex);
			return;
		}
		ByteStream stream = (response.isStreaming()) ? response.bodyStream() : null;
		if (stream == null) {
			release();
			this.answer.onResponse(response);
		}
		else {
			this.answer.onResponse(response.withBody(new ServedBody(stream)));
		}
	}

	@Override
	public void onError(RuntimeException error) {
		release();
		this.answer.onError(error);
	}

	/**
	 * Gives the isolate back. To be called when the caller has no use for the answer any
	 * more; does nothing after the end of the response.
	 */
	public void release() {
		if (this.released.compareAndSet(false, true)) {
			this.function.ended(this.invocation);
		}
	}

	boolean isReleased() {
		return this.released.get();
	}

	private final class ServedBody implements ByteStream {

		private final ByteStream body;

		ServedBody(ByteStream body) {
			this.body = body;
		}

		@Override
		public CompletionStage<@Nullable ByteBuffer> read() {
			return this.body.read().whenComplete((chunk, error) -> {
				if (chunk == null) {
					release();
				}
			});
		}

		@Override
		public void cancel() {
			this.body.cancel();
			release();
		}

		@Override
		public long length() {
			return this.body.length();
		}

	}

}
