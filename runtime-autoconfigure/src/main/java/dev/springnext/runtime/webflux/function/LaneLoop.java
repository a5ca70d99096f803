package dev.springnext.runtime.webflux.function;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeLane;

/**
 * An edge loop as the loop of isolates. Turns are charged to the invocations that asked
 * for them. A thread that can't be stopped is found by the watchdog of the edge loops.
 *
 * @author Switchable Runtimes for Spring
 */
final class LaneLoop implements EventLoop {

	private final EdgeLane lane;

	LaneLoop(EdgeLane lane) {
		this.lane = lane;
	}

	@Override
	public void execute(Runnable turn) {
		this.lane.execute(null, turn);
	}

	@Override
	public Runnable schedule(Runnable turn, Duration delay) {
		return schedule(null, turn, delay);
	}

	@Override
	public void execute(@Nullable Invocation owner, Runnable turn) {
		EdgeInvocation invocation = invocation(owner);
		try {
			this.lane.execute(invocation, turn);
		}
		catch (RejectedExecutionException ex) {
			if (invocation == null) {
				throw ex;
			}
			invocation.overloaded();
		}
	}

	@Override
	public Runnable schedule(@Nullable Invocation owner, Runnable turn, Duration delay) {
		Disposable timer = this.lane.schedule(invocation(owner), turn, delay);
		return timer::dispose;
	}

	private static @Nullable EdgeInvocation invocation(@Nullable Invocation owner) {
		return (owner instanceof FunctionInvocation function) ? function.edge() : null;
	}

	@Override
	public boolean isCurrent() {
		return this.lane.isCurrent();
	}

}
