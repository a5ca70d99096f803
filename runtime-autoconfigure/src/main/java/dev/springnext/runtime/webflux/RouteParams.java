package dev.springnext.runtime.webflux;

import java.util.HashMap;
import java.util.Map;

import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * The variables of the path that a route matched.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RouteParams {

	// Not Spring's own, whose values are texts: catch-alls have lists
	private static final String ATTRIBUTE = RouteParams.class.getName();

	private RouteParams() {
	}

	/**
	 * Notes the variables of a route in a file.
	 * @param exchange the exchange
	 * @param params names, and a {@code String} each, or a {@code List} of them for a
	 * catch-all
	 */
	public static void set(ServerWebExchange exchange, Map<String, Object> params) {
		exchange.getAttributes().put(ATTRIBUTE, params);
	}

	/**
	 * The variables of the route that was found for an exchange, of a file or of Java.
	 * @param exchange the exchange
	 * @return names, and a {@code String} each, or a {@code List} of them for a catch-all
	 */
	public static Map<String, Object> of(ServerWebExchange exchange) {
		Map<String, Object> params = exchange.getAttribute(ATTRIBUTE);
		if (params != null) {
			return params;
		}
		Map<String, String> variables = exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables == null || variables.isEmpty()) ? Map.of() : new HashMap<>(variables);
	}

}
