package dev.springnext.runtime.webflux.fileroute;

import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.webflux.function.EdgeFunctionHandlers;
import dev.springnext.runtime.webflux.function.EdgeFunctionMiddlewares;

/**
 * What files of the edge runtime need, all of it where there is a JavaScript engine.
 *
 * @param functions make functions
 * @param handlers make handlers of functions
 * @param middlewares make middleware of functions
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeServices(EdgeFunctions functions, EdgeFunctionHandlers handlers,
		EdgeFunctionMiddlewares middlewares) {

}
