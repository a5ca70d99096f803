package dev.springnext.runtime.webflux;

import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.springnext.runtime.executor.BlockingCallException;
import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * Recognises what Reactor and BlockHound throw at blocking calls on an edge loop, and
 * what loops throw whose queue is full.
 *
 * @author Switchable Runtimes for Spring
 */
final class BlockingCalls {

	private static final Log logger = LogFactory.getLog(BlockingCalls.class);

	private BlockingCalls() {
	}

	/**
	 * Explains an error by what the runtime knows of it.
	 * @param error the error of a handler
	 * @param invocation the invocation that failed
	 * @return the error itself, or one that says more
	 */
	static Throwable explain(Throwable error, EdgeInvocation invocation) {
		if (error instanceof RejectedExecutionException) {
			return invocation.overload();
		}
		if (!isBlockingCall(error)) {
			return error;
		}
		BlockingCallException explained = new BlockingCallException(invocation.route(), error);
		logger.error(explained.getMessage(), error);
		return explained;
	}

	// Neither has a type that can be named: Reactor throws a plain IllegalStateException,
	// and
	// BlockHound is an optional dependency
	private static boolean isBlockingCall(Throwable error) {
		String message = error.getMessage();
		return (error instanceof IllegalStateException && message != null
				&& message.contains(" blocking, which is not supported in thread "))
				|| error.getClass().getName().equals("reactor.blockhound.BlockingOperationError");
	}

}
