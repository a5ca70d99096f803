package dev.springnext.runtime.webflux.fileroute;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.webflux.MountedHandler;
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
	 * Makes middleware of the function.
	 * @param route the middleware as a route, for messages and meters
	 * @param limits what an invocation may spend on the edge
	 * @param errors is told its errors on the edge
	 * @return the middleware
	 */
	RuntimeMiddleware middleware(Route route, EdgeLimits limits, RequestErrors errors);

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
	 * @param services what serves with it
	 */
	record Edge(EdgeFunction function, EdgeServices services) implements FileFunction {

		@Override
		public MountedHandler mounted(Route route, EdgeLimits limits, RequestErrors errors) {
			return new MountedHandler.Edge(this.services.handlers().handler(this.function, errors), route, limits);
		}

		@Override
		public RuntimeMiddleware middleware(Route route, EdgeLimits limits, RequestErrors errors) {
			return this.services.middlewares().middleware(this.function, route, limits, errors);
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
		public RuntimeMiddleware middleware(Route route, EdgeLimits limits, RequestErrors errors) {
			return new NodeFunctionMiddleware(this.function);
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
