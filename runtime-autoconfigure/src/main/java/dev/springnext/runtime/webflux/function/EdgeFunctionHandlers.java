package dev.springnext.runtime.webflux.function;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.executor.EdgeLane;

/**
 * Makes handlers of edge functions, and brings the isolates to the edge loops.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeFunctionHandlers {

	private final Map<EdgeLane, EventLoop> loops = new ConcurrentHashMap<>();

	private final int subRequests;

	/**
	 * Creates the handlers.
	 * @param subRequests how many requests an invocation may send
	 */
	public EdgeFunctionHandlers(int subRequests) {
		this.subRequests = subRequests;
	}

	/**
	 * Makes a handler of a function.
	 * @param function the function
	 * @return the handler, for as many routes as wanted
	 */
	public EdgeFunctionHandler handler(EdgeFunction function) {
		return new EdgeFunctionHandler(function, this);
	}

	EventLoop loop(EdgeLane lane) {
		EventLoop known = this.loops.get(lane);
		return (known != null) ? known : this.loops.computeIfAbsent(lane, LaneLoop::new);
	}

	int subRequests() {
		return this.subRequests;
	}

}
