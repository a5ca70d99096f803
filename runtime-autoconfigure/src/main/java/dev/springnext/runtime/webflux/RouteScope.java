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
		this.routes.computeIfAbsent(handler.route().pattern(), (pattern) -> new CopyOnWriteArrayList<>()).add(handler);
	}

	@Nullable RoutedHandler find(String pattern, String method) {
		List<RoutedHandler> candidates = this.routes.get(pattern);
		if (candidates == null) {
			return null;
		}
		for (int i = 0; i < candidates.size(); i++) {
			if (candidates.get(i).serves(method)) {
				return candidates.get(i);
			}
		}
		return candidates.get(0);
	}

}
