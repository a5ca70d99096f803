package dev.springnext.runtime.edge.webapi.fetch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.file.BlobData;
import dev.springnext.runtime.edge.webapi.streams.GuestStreams;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * What the module of {@code fetch} does with the network.
 *
 * @author Switchable Runtimes for Spring
 */
final class FetchFunctions {

	private final Isolate isolate;

	// What still may hold a connection when the isolate is closed
	private final Set<HttpFetch> active = ConcurrentHashMap.newKeySet();

	private FetchFunctions(Isolate isolate) {
		this.isolate = isolate;
		isolate.onClose(() -> this.active
			.forEach((fetch) -> fetch.abort(GuestError.type("terminated: the isolate was closed"))));
	}

	static void add(Isolate isolate, HostFunctions functions) {
		FetchFunctions fetches = new FetchFunctions(isolate);
		functions.add("fetch", fetches::fetch);
		functions.add("abort", (arguments) -> {
			HttpFetch fetch = HttpFetch.from(arguments[0]);
			fetch.abort(thrownBy(arguments[1]));
			return null;
		});
		functions.add("file", fetches::file);
		functions.add("dataUrl", (arguments) -> {
			DataUrl data = DataUrl.parse(arguments[0].asString());
			if (data != null) {
				HeaderList headers = new HeaderList();
				headers.add("content-type", data.type());
				arguments[1].executeVoid(new GuestHeaders(headers, true), BlobData.of(data.content()));
			}
			return data != null;
		});
	}

	// url, take(headers, data); answers with whether there is such a file
	private Object file(Value... arguments) {
		FileUrl file = FileUrl.read(arguments[0].asString(), this.isolate.settings().service(BundledFiles.class));
		if (file != null) {
			HeaderList headers = new HeaderList();
			headers.add("content-length", String.valueOf(file.content().length));
			headers.add("content-type", file.type());
			arguments[1].executeVoid(new GuestHeaders(headers, true), BlobData.of(file.content()));
		}
		return file != null;
	}

	// Makes guest code's reason of an abort an exception that is seen as that very reason
	private static RuntimeException thrownBy(Value thrower) {
		try {
			thrower.executeVoid();
			return GuestError.dom("AbortError", "This operation was aborted");
		}
		catch (PolyglotException ex) {
			return ex;
		}
	}

	// method, url, headers, body, redirect, integrity, onResponse, onFailure, onEnd
	private Object fetch(Value... arguments) {
		HttpTransport transport = this.isolate.settings().service(HttpTransport.class);
		WebUrl url = WebUrl.parse(arguments[1].asString(), null);
		if (transport == null || url == null) {
			throw GuestError.type("fetch failed: no network is configured for this isolate");
		}
		Invocation invocation = this.isolate.current();
		if (invocation != null) {
			invocation.countSubRequest();
		}
		BlobData data = BodySource.data(arguments[3]);
		ByteStream stream = (data != null) ? null : BodySource.stream(this.isolate, arguments[3]);
		HttpFetch.FetchRequest request = new HttpFetch.FetchRequest(arguments[0].asString(), url,
				GuestHeaders.from(arguments[2]).list(), data, stream, arguments[4].asString(), arguments[5].asString());
		Callbacks callbacks = new Callbacks(this.isolate.capture(), invocation, arguments);
		HttpFetch fetch = new HttpFetch(transport, request, this.isolate.account(), callbacks);
		callbacks.begin(fetch);
		fetch.exchange();
		return fetch;
	}

	private final class Callbacks implements HttpFetch.Listener {

		private final Executor turns;

		private final @Nullable Invocation invocation;

		private final Value onResponse;

		private final Value onFailure;

		private final Value onEnd;

		// Asked on the loop: other threads may not ask a value of a context in use
		private final boolean hasEnd;

		private final Runnable onInvocationEnd = this::leave;

		private @Nullable HttpFetch fetch;

		Callbacks(Executor turns, @Nullable Invocation invocation, Value... arguments) {
			this.turns = turns;
			this.invocation = invocation;
			this.onResponse = arguments[6];
			this.onFailure = arguments[7];
			this.onEnd = arguments[8];
			this.hasEnd = !arguments[8].isNull();
		}

		@Override
		public void onResponse(HttpFetch from, TransportResponse response, @Nullable ByteStream content) {
			run(from,
					() -> this.onResponse.executeVoid(response.status(), response.statusText(),
							new GuestHeaders(response.headers(), true), from.responseUrl(), from.isRedirected(),
							(content != null) ? GuestStreams.wrap(content) : null));
			if (content == null) {
				onEnd();
			}
		}

		@Override
		public void onRedirect() {
			Invocation counted = this.invocation;
			if (counted != null) {
				try {
					counted.countSubRequest();
				}
				catch (GuestError ex) {
					throw new TransportException(String.valueOf(ex.getMessage()), null, null);
				}
			}
		}

		void begin(HttpFetch begun) {
			this.fetch = begun;
			FetchFunctions.this.active.add(begun);
			if (this.invocation != null) {
				this.invocation.scope().onEnd(this.onInvocationEnd);
			}
		}

		// What nobody reads any more must not hold a connection
		private void leave() {
			HttpFetch left = this.fetch;
			if (left != null && this.invocation != null && this.invocation.isEnded()) {
				left.abort(GuestError.type("terminated: the request was ended"));
			}
			else if (left != null) {
				left.abandon(GuestError.type("terminated: the request that this belongs to has been answered; "
						+ "waitUntil() keeps bodies open for longer"));
			}
		}

		private void forget() {
			HttpFetch ended = this.fetch;
			if (ended != null) {
				FetchFunctions.this.active.remove(ended);
			}
			if (this.invocation != null) {
				this.invocation.scope().forget(this.onInvocationEnd);
			}
		}

		private void run(HttpFetch from, Runnable turn) {
			try {
				this.turns.execute(turn);
			}
			catch (RejectedExecutionException ex) {
				from.abort(GuestError.type("terminated: the application stops"));
			}
		}

		@Override
		public void onFailure(FetchFailure failure) {
			forget();
			try {
				this.turns.execute(() -> this.onFailure.executeVoid(failure.message(), failure.code()));
			}
			catch (RejectedExecutionException ex) {
				// Nobody is there to learn of it
			}
		}

		@Override
		public void onEnd() {
			forget();
			if (this.hasEnd) {
				try {
					this.turns.execute(this.onEnd::executeVoid);
				}
				catch (RejectedExecutionException ex) {
					// Nobody is there to learn of it
				}
			}
		}

	}

}
