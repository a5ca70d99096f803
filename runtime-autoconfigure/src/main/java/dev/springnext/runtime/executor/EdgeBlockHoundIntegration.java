package dev.springnext.runtime.executor;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells BlockHound, where it is on the class path, that edge loops must not block, but
 * for waiting for their next turn.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeBlockHoundIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		builder.nonBlockingThreadPredicate((others) -> others.or(EdgeThread.class::isInstance))
			.allowBlockingCallsInside(EdgeLoop.class.getName(), "await");
	}

}
