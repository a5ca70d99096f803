package dev.springnext.runtime.webflux.fileroute;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.function.Instrumentation;
import dev.springnext.runtime.edge.function.RequestError;

/**
 * Passes errors on to {@code onRequestError()} of a version of {@code instrumentation.*}.
 * If that is too slow for the errors that come, some are left out.
 *
 * @author Switchable Runtimes for Spring
 */
final class ErrorReports {

	static final int MAXIMUM = 64;

	private static final Log logger = LogFactory.getLog(ErrorReports.class);

	private final String file;

	private final Instrumentation instrumentation;

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicLong leftOut = new AtomicLong();

	ErrorReports(String file, Instrumentation instrumentation) {
		this.file = file;
		this.instrumentation = instrumentation;
	}

	/**
	 * Passes an error on, without waiting for what becomes of it.
	 * @param error the error, which is in the log already
	 */
	void report(RequestError error) {
		if (this.underWay.incrementAndGet() > MAXIMUM) {
			this.leftOut.incrementAndGet();
			finish();
			return;
		}
		try {
			this.instrumentation.onRequestError(error).whenComplete((done, failure) -> ended(failure));
		}
		catch (RuntimeException ex) {
			ended(ex);
		}
	}

	private void ended(@Nullable Throwable failure) {
		if (failure != null) {
			Throwable cause = (failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure;
			logger.error("onRequestError() of " + this.file + ": " + cause.getMessage());
		}
		finish();
	}

	// Told once for each storm, when it is over
	private void finish() {
		if (this.underWay.decrementAndGet() == 0) {
			long missed = this.leftOut.getAndSet(0);
			if (missed > 0) {
				logger.warn("onRequestError() of " + this.file + " did not hear of " + missed + " errors, as it had "
						+ MAXIMUM + " to deal with already");
			}
		}
	}

}
