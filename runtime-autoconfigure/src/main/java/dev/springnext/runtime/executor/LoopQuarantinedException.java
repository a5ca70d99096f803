package dev.springnext.runtime.executor;

import java.time.Duration;

import org.springframework.http.HttpStatus;

import dev.springnext.runtime.route.Route;

/**
 * An edge invocation kept its loop so long that the loop's thread was given up.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class LoopQuarantinedException extends RuntimeProblemException {

	LoopQuarantinedException(Route route, Duration limit) {
		super(HttpStatus.SERVICE_UNAVAILABLE,
				"The edge runtime ended this request: it kept its loop busy for more than " + limit + ".",
				"Route " + route.describe() + " (" + route.handler() + ") kept its edge loop for more than " + limit
						+ " (spring.next.edge.watchdog.quarantine-after) without a break. Move the handler to the "
						+ "nodejs runtime.",
				null);
	}

}
