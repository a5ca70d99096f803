package dev.springnext.runtime.webflux;

/**
 * A handler that the configuration has put on a path, with the route that it is.
 *
 * @param handler the handler
 * @param routed its route
 * @author Switchable Runtimes for Spring
 */
record MountedHandler(EdgeExchangeHandler handler, RoutedHandler routed) {

}
