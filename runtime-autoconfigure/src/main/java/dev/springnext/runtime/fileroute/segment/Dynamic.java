package dev.springnext.runtime.fileroute.segment;

/**
 * Whether a route is rendered for each request.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum Dynamic {

	/** The route's code decides. */
	AUTO,

	/** Static; reading the request is an error. */
	ERROR,

	/** Static; the request looks empty. */
	FORCE_STATIC,

	/** For each request. */
	FORCE_DYNAMIC

}
