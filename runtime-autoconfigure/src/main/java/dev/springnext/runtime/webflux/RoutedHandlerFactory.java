package dev.springnext.runtime.webflux;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeSetting;

/**
 * Decides routes, once each, and puts them into the registry.
 *
 * @author Switchable Runtimes for Spring
 */
final class RoutedHandlerFactory {

	private final RuntimeResolver resolver;

	private final RouteRegistry registry;

	private final Function<String, EdgeLimits> limits;

	RoutedHandlerFactory(RuntimeResolver resolver, RouteRegistry registry, Function<String, EdgeLimits> limits) {
		this.resolver = resolver;
		this.registry = registry;
		this.limits = limits;
	}

	RoutedHandler create(Source source, String pattern, Collection<String> methods, String handler, boolean blocking) {
		RuntimeDecision decision = this.resolver.decide(source.setting(), source.method(), source.type(), pattern);
		Route route = this.registry.add(pattern, methods, handler, decision);
		return new RoutedHandler(route, this.limits.apply(pattern).decidedBy(decision), blocking);
	}

	/**
	 * Who may have declared a runtime for a route.
	 *
	 * @param setting what the route itself says
	 * @param method the handler method, or the {@code @Bean} method
	 * @param type the type of the bean, without proxies
	 */
	record Source(@Nullable RuntimeSetting setting, @Nullable Method method, @Nullable Class<?> type) {

	}

}
