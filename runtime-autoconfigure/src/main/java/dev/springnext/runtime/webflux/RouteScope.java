package dev.springnext.runtime.webflux;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.route.RuntimeSetting;

/**
 * Functional routes that are decided together: those of one bean, or those that were
 * given a runtime by {@link RuntimeRoutes}. A match notes its scope among the request's
 * attributes; scope and pattern tell the route then.
 *
 * @author Switchable Runtimes for Spring
 */
final class RouteScope {

	static final String ATTRIBUTE = RouteScope.class.getName();

	private final @Nullable RuntimeSetting setting;

	private final @Nullable String beanName;

	private final Map<String, List<RoutedHandler>> routes = new ConcurrentHashMap<>();

	private volatile @Nullable RoutedHandler first;

	RouteScope(@Nullable RuntimeSetting setting, @Nullable String beanName) {
		this.setting = setting;
		this.beanName = beanName;
	}

	@Nullable RuntimeSetting setting() {
		return this.setting;
	}

	@Nullable String beanName() {
		return this.beanName;
	}

	void add(RoutedHandler handler) {
		if (this.first == null) {
			this.first = handler;
		}
		this.routes.computeIfAbsent(handler.route().pattern(), (pattern) -> new CopyOnWriteArrayList<>()).add(handler);
	}

	/**
	 * Finds the route of a match. Where a predicate hides the pattern of its route, as an
	 * alternative does, the scope's first route stands for all: they were decided
	 * together, but for patterns in the configuration.
	 * @param pattern the pattern that matched
	 * @param method the method of the request
	 * @return the route, or {@code null} if the scope has none
	 */
	@Nullable RoutedHandler find(String pattern, String method) {
		List<RoutedHandler> candidates = this.routes.get(pattern);
		if (candidates == null) {
			return this.first;
		}
		for (int i = 0; i < candidates.size(); i++) {
			if (candidates.get(i).serves(method)) {
				return candidates.get(i);
			}
		}
		return candidates.get(0);
	}

}
