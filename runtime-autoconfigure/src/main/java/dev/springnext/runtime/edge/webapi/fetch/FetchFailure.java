package dev.springnext.runtime.edge.webapi.fetch;

import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * What guest code learns of a network error.
 *
 * @param message what happened
 * @param code a short name of it, or {@code null}
 * @author Switchable Runtimes for Spring
 */
record FetchFailure(String message, @Nullable String code) {

	private static final Logger logger = LoggerFactory.getLogger(FetchFailure.class);

	static FetchFailure of(Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (cause instanceof TransportException transport) {
			return new FetchFailure(String.valueOf(transport.getMessage()), transport.code());
		}
		if (cause instanceof GuestError guest) {
			return new FetchFailure(String.valueOf(guest.getMessage()), null);
		}
		logger.warn("A fetch failed", cause);
		return new FetchFailure("the exchange did not work", null);
	}

	GuestError toGuestError(String what) {
		return GuestError.type(what + ": " + this.message);
	}

}
