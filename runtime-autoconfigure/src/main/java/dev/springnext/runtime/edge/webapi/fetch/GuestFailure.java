package dev.springnext.runtime.edge.webapi.fetch;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * Tells the host what guest code threw.
 *
 * @author Switchable Runtimes for Spring
 */
final class GuestFailure {

	private GuestFailure() {
	}

	/**
	 * What a call failed with.
	 * @param isolate where
	 * @param error what the engine says
	 * @return what guest code threw, or the error itself if that is not guest code's
	 * doing
	 */
	static RuntimeException of(Isolate isolate, PolyglotException error) {
		boolean stopped = error.isCancelled() || error.isInterrupted() || error.isResourceExhausted();
		return (error.isGuestException() && !stopped) ? isolate.failure(error) : error;
	}

	/**
	 * What a promise was rejected with.
	 * @param isolate where
	 * @param reason the reason
	 * @return the exception for whoever called the guest code
	 */
	static RuntimeException of(Isolate isolate, Value reason) {
		if (reason.isException()) {
			try {
				throw reason.throwException();
			}
			catch (PolyglotException ex) {
				return of(isolate, ex);
			}
		}
		return new GuestException(isolate.settings().name(), isolate.describe(reason), null);
	}

}
