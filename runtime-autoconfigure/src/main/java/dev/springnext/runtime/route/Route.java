package dev.springnext.runtime.route;

import java.util.Set;

/**
 * One route of the application.
 *
 * @param id stable name within the application, legal as one path segment
 * @param pattern the path pattern, or {@code **} if the route does not look at the path
 * @param methods the HTTP methods in alphabetical order; empty for all of them
 * @param handler the handler, readable: {@code com.acme.GreetingController#hello}
 * @param decision the runtime and who decided it
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record Route(String id, String pattern, Set<String> methods, String handler, RuntimeDecision decision) {

	/**
	 * The runtime that the route runs in.
	 * @return the runtime
	 */
	public RuntimeType runtime() {
		return this.decision.runtime();
	}

	/**
	 * The route in words, for logs and errors.
	 * @return methods and pattern, such as {@code GET /products/{id}}
	 */
	public String describe() {
		return (this.methods.isEmpty() ? "*" : String.join(",", this.methods)) + " " + this.pattern;
	}

}
