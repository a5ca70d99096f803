package dev.springnext.runtime.route;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * All routes of the application. Filled at start-up; routes that an application maps
 * later are added when they are first seen.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RouteRegistry {

	private static final Comparator<Route> ORDER = Comparator.comparing(Route::pattern).thenComparing(Route::id);

	private final Map<String, Route> routes = new ConcurrentHashMap<>();

	/**
	 * Adds a route and gives it its id: methods and pattern in lower case, such as
	 * {@code get-products-id}, with a number behind if that is taken.
	 * @param pattern the path pattern
	 * @param methods the HTTP methods; empty for all of them
	 * @param handler the handler, readable
	 * @param decision the runtime and who decided it
	 * @return the route
	 */
	public Route add(String pattern, Collection<String> methods, String handler, RuntimeDecision decision) {
		TreeSet<String> sorted = new TreeSet<>(methods);
		String name = id(pattern, sorted);
		for (int i = 1;; i++) {
			Route route = new Route((i == 1) ? name : name + "-" + i, pattern, Collections.unmodifiableSet(sorted),
					handler, decision);
			if (this.routes.putIfAbsent(route.id(), route) == null) {
				return route;
			}
		}
	}

	/**
	 * Removes a route that is no longer served.
	 * @param route the route
	 */
	public void remove(Route route) {
		this.routes.remove(route.id(), route);
	}

	private static String id(String pattern, Collection<String> methods) {
		String verb = (methods.isEmpty()) ? "any" : String.join("-", methods);
		String path = pattern.replace("**", "all").replaceAll("[^\\p{Alnum}_]+", "-").replaceAll("^-|-$", "");
		return (verb + "-" + ((path.isEmpty()) ? "root" : path)).toLowerCase(Locale.ROOT);
	}

	/**
	 * All routes.
	 * @return the routes by pattern and id
	 */
	public List<Route> routes() {
		return this.routes.values().stream().sorted(ORDER).toList();
	}

	/**
	 * One route.
	 * @param id its id
	 * @return the route, or {@code null} if there is none of this id
	 */
	public @Nullable Route find(String id) {
		return this.routes.get(id);
	}

}
