package dev.springnext.runtime.edge.webapi.fetch;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * Has a handler in guest code answer requests. A handler that answers at once costs no
 * promise, and a plain text no object but the response.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FetchDispatcher {

	private final Isolate isolate;

	private final Value dispatch;

	private FetchDispatcher(Isolate isolate, Value dispatch) {
		this.isolate = isolate;
		this.dispatch = dispatch;
	}

	/**
	 * Makes a dispatcher to a function. Call it in a turn of the isolate.
	 * @param isolate the isolate
	 * @param handler a function {@code (request, context) => Response}, or with a promise
	 * of one
	 * @return the dispatcher
	 */
	public static FetchDispatcher to(Isolate isolate, Value handler) {
		return new FetchDispatcher(isolate, isolate.export("fetch/dispatch", "makeDispatch").execute(handler));
	}

	/**
	 * Makes a dispatcher of a function that {@code makeDispatch} of
	 * {@code fetch/dispatch} or {@code fetch/fetch-event} has made. Call it in a turn of
	 * the isolate.
	 * @param isolate the isolate
	 * @param dispatch the function
	 * @return the dispatcher
	 */
	public static FetchDispatcher of(Isolate isolate, Value dispatch) {
		return new FetchDispatcher(isolate, dispatch);
	}

	/**
	 * Has a request answered. Call it in a turn of the isolate.
	 * @param request the request
	 * @param context the handler's second argument, or {@code null} for none
	 * @param later takes the answer if it does not come at once
	 * @return the answer, or {@code null} if it comes later
	 * @throws GuestException if the handler throws
	 */
	public @Nullable HostResponse dispatch(HostRequest request, @Nullable Object context, Callback later) {
		HostCall call = new HostCall(request, later);
		Value result;
		try {
			result = (context != null) ? this.dispatch.execute(call, context) : this.dispatch.execute(call);
		}
		catch (PolyglotException ex) {
			throw GuestFailure.of(this.isolate, ex);
		}
		if (result.isString()) {
			return HostResponse.text(result.asString());
		}
		return call.onReturn();
	}

	/**
	 * Takes an answer that does not come at once; in a turn of the isolate.
	 */
	public interface Callback {

		/**
		 * Takes the answer.
		 * @param response the answer
		 */
		void onResponse(HostResponse response);

		/**
		 * Takes what the handler failed with.
		 * @param error such as a {@link GuestException}
		 */
		void onError(RuntimeException error);

	}

}
