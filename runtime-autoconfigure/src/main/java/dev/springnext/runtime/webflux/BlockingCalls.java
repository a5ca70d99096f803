package dev.springnext.runtime.webflux;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.springnext.runtime.executor.BlockingCallException;
import dev.springnext.runtime.route.Route;

/**
 * Recognises what Reactor and BlockHound throw at blocking calls on an edge loop.
 *
 * @author Switchable Runtimes for Spring
 */
final class BlockingCalls {

	private static final Log logger = LogFactory.getLog(BlockingCalls.class);

	private BlockingCalls() {
	}

	static Throwable explain(Throwable error, Route route) {
		if (!isBlockingCall(error)) {
			return error;
		}
		BlockingCallException explained = new BlockingCallException(route, error);
		logger.error(explained.getMessage(), error);
		return explained;
	}

	// Neither has a type that can be named: Reactor throws a plain IllegalStateException,
	// and
	// BlockHound is an optional dependency
	private static boolean isBlockingCall(Throwable error) {
		String message = error.getMessage();
		return (error instanceof IllegalStateException && message != null
				&& message.contains(" are blocking, which is not supported in thread "))
				|| error.getClass().getName().equals("reactor.blockhound.BlockingOperationError");
	}

}
