package dev.springnext.runtime.executor;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.springnext.runtime.route.Route;

/**
 * A request found no room in the queue of its runtime. Nothing of it has run.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeOverloadedException extends RuntimeProblemException {

	/**
	 * Creates the exception for a request.
	 * @param route the route that was asked for
	 * @param property the property that bounds the queue
	 * @param capacity the number of requests that may wait
	 */
	public RuntimeOverloadedException(Route route, String property, int capacity) {
		super(HttpStatus.SERVICE_UNAVAILABLE, "The " + route.runtime().id() + " runtime is overloaded.",
				"Route " + route.describe() + " was refused: the queue of the " + route.runtime().id()
						+ " runtime is full (" + property + "=" + capacity + ").",
				null);
		getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
	}

}
