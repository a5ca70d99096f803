package dev.springnext.runtime.webflux.fileroute;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.webflux.MountedHandler;
import dev.springnext.runtime.webflux.function.EdgeFunctionHandlers;
import dev.springnext.runtime.webflux.function.RequestErrors;

/**
 * What runs a file, in either runtime.
 *
 * @author Switchable Runtimes for Spring
 */
sealed interface FileFunction {

	/**
	 * Makes a handler of the function.
	 * @param route the route that it serves
	 * @param limits what an invocation may spend on the edge
	 * @param errors hears of errors on the edge
	 * @return the handler
	 */
	MountedHandler mounted(Route route, EdgeLimits limits, RequestErrors errors);

	/**
	 * Runs the file, and reads exports of it.
	 * @param names the names of the exports
	 * @return those that are plain data
	 */
	CompletionStage<Map<String, Object>> exports(Collection<String> names);

	/**
	 * The files that it was made of, as far as is known.
	 * @return paths in the project
	 */
	Set<String> inputs();

	/**
	 * Takes no more requests but those on their way; ends when they have.
	 */
	void retire();

	/**
	 * A function of the edge runtime.
	 *
	 * @param function the function
	 * @param handlers make handlers of functions
	 */
	record Edge(EdgeFunction function, EdgeFunctionHandlers handlers) implements FileFunction {

		@Override
		public MountedHandler mounted(Route route, EdgeLimits limits, RequestErrors errors) {
			return new MountedHandler.Edge(this.handlers.handler(this.function, errors), route, limits);
		}

		@Override
		public CompletionStage<Map<String, Object>> exports(Collection<String> names) {
			return this.function.exports(names);
		}

		@Override
		public Set<String> inputs() {
			return this.function.bundle().inputs();
		}

		@Override
		public void retire() {
			this.function.retire();
		}

	}

	/**
	 * A function of the nodejs runtime.
	 *
	 * @param function the function
	 * @param file its file
	 */
	record Node(NodeFunction function, String file) implements FileFunction {

		@Override
		public MountedHandler mounted(Route route, EdgeLimits limits, RequestErrors errors) {
			return new MountedHandler.Nodejs(new NodeFunctionHandler(this.function, this.file), route);
		}

		@Override
		public CompletionStage<Map<String, Object>> exports(Collection<String> names) {
			return this.function.exports(names).toFuture();
		}

		@Override
		public Set<String> inputs() {
			return Set.of(this.file);
		}

		@Override
		public void retire() {
			this.function.close();
		}

	}

}
