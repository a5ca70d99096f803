package dev.springnext.runtime.webflux.fileroute;

import dev.springnext.runtime.fileroute.DecidedRoute;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.webflux.MountedHandler;

/**
 * What is served of a route's file.
 *
 * @param decided the file with its settings
 * @param route the route, as in the registry
 * @param handler its handler
 * @author Switchable Runtimes for Spring
 */
record ServedRoute(DecidedRoute decided, Route route, MountedHandler handler) {

}
