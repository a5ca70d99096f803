package dev.springnext.runtime.executor;

import org.springframework.http.HttpStatus;

import dev.springnext.runtime.route.Route;

/**
 * An edge handler made a blocking call.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class BlockingCallException extends RuntimeProblemException {

	/**
	 * Creates the exception for an invocation.
	 * @param route the route whose handler blocked
	 * @param cause what Reactor or BlockHound threw
	 */
	public BlockingCallException(Route route, Throwable cause) {
		super(HttpStatus.INTERNAL_SERVER_ERROR,
				"The handler of this route made a blocking call, which the edge runtime does not allow.",
				route.handler() + " (" + route.describe() + ") made a blocking call in the edge runtime: "
						+ cause.getMessage() + ". Return the publisher instead of blocking for it, or move the "
						+ "handler to the nodejs runtime with @NodejsRuntime or @Runtime(\"nodejs\"). It is in edge "
						+ "because of " + route.decision().decidedBy().describe() + ".",
				cause);
	}

}
