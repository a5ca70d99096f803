package dev.springnext.runtime.webflux;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeSetting;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Every route of the application with its decision. Decides all of them at start-up; a
 * request costs a look-up.
 *
 * @author Switchable Runtimes for Spring
 */
final class RoutedHandlers {

	private static final Log logger = LogFactory.getLog(RoutedHandlers.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final RoutedHandlerFactory factory;

	private final HandlerMethodRoutes methods;

	RoutedHandlers(ConfigurableListableBeanFactory beanFactory, RoutedHandlerFactory factory,
			ReactiveAdapterRegistry reactiveTypes) {
		this.beanFactory = beanFactory;
		this.factory = factory;
		this.methods = new HandlerMethodRoutes(factory, beanFactory, reactiveTypes);
	}

	/**
	 * Decides all routes that are mapped.
	 * @param edgeHandlers is told the entry points of those that run in the edge runtime
	 */
	void decideAll(Consumer<EdgeHandlerVerifier.Handler> edgeHandlers) {
		this.beanFactory.getBeanProvider(RequestMappingHandlerMapping.class)
			.orderedStream()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, handler) -> decide(info, handler, edgeHandlers)));
		this.beanFactory.getBeansOfType(RouterFunction.class, false, true)
			.values()
			.forEach((routes) -> decide(routes, edgeHandlers));
	}

	private void decide(RequestMappingInfo info, HandlerMethod handler,
			Consumer<EdgeHandlerVerifier.Handler> edgeHandlers) {
		if (isApplication(handler) && this.methods.add(info, handler).stream().anyMatch(RoutedHandler::isEdge)) {
			edgeHandlers.accept(this.methods.entryPoint(handler));
		}
	}

	private void decide(RouterFunction<?> routes, Consumer<EdgeHandlerVerifier.Handler> edgeHandlers) {
		if (!(routes instanceof ScopedRouterFunction<?> scoped)) {
			return;
		}
		String beanName = String.valueOf(scoped.scope().beanName());
		Method method = factoryMethod(beanName);
		Class<?> type = declaringType(beanName, method);
		List<RoutedHandler> all = new ArrayList<>();
		routes.accept(new RouteVisitor((scope, pattern, methods, handler) -> {
			EdgeExchangeHandler direct = (handler instanceof EdgeExchangeHandler own) ? own : null;
			RuntimeSetting setting = (direct != null)
					? RuntimeResolver.inherentSetting(RuntimeType.EDGE, direct.describe()) : scope.setting();
			RoutedHandler routed = this.factory.create(new RoutedHandlerFactory.Source(setting, method, type), pattern,
					methods, (direct != null) ? direct.describe() : describe(beanName, handler), true);
			scope.add(routed);
			all.add(routed);
		}));
		if (type != null && !all.isEmpty() && all.stream().allMatch(RoutedHandler::isEdge)) {
			edgeHandlers.accept(new EdgeHandlerVerifier.Handler(type, method));
		}
		else if (all.stream().anyMatch(RoutedHandler::isEdge)) {
			logger.info("The router function '" + beanName + "' has routes in both runtimes. Their handlers can't be "
					+ "told apart, and are not checked for what the edge runtime does not support: give the edge "
					+ "routes a bean of their own to have them checked.");
		}
	}

	private static String describe(String beanName, Object handler) {
		String name = handler.getClass().getName();
		int lambda = name.indexOf("$$Lambda");
		return "router function '" + beanName + "' (" + ((lambda >= 0) ? name.substring(0, lambda) : name) + ")";
	}

	private @Nullable Method factoryMethod(String beanName) {
		return (definition(beanName) instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
	}

	private @Nullable Class<?> declaringType(String beanName, @Nullable Method method) {
		BeanDefinition definition = definition(beanName);
		String factoryBean = (definition != null) ? definition.getFactoryBeanName() : null;
		Class<?> type = (factoryBean != null) ? this.beanFactory.getType(factoryBean) : null;
		if (type == null && method != null) {
			type = method.getDeclaringClass();
		}
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	private @Nullable BeanDefinition definition(String beanName) {
		return (this.beanFactory.containsBeanDefinition(beanName)) ? this.beanFactory.getMergedBeanDefinition(beanName)
				: null;
	}

	/**
	 * Whether a handler method is of the application. Those of the framework, such as the
	 * actuator's endpoints, run as ever.
	 * @param handler the handler method
	 * @return {@code false} for the framework's
	 */
	static boolean isApplication(HandlerMethod handler) {
		return !handler.getMethod().getDeclaringClass().getName().startsWith("org.springframework.");
	}

	RoutedHandler find(HandlerMethod handler, ServerWebExchange exchange) {
		List<RoutedHandler> found = this.methods.find(handler);
		if (found == null) {
			found = this.methods.addIfAbsent(pattern(exchange), handler);
		}
		return (found.size() == 1) ? found.get(0) : select(found, exchange);
	}

	private static RoutedHandler select(List<RoutedHandler> candidates, ServerWebExchange exchange) {
		String pattern = pattern(exchange);
		String method = exchange.getRequest().getMethod().name();
		RoutedHandler samePattern = null;
		for (RoutedHandler candidate : candidates) {
			if (candidate.route().pattern().equals(pattern)) {
				if (candidate.serves(method)) {
					return candidate;
				}
				samePattern = candidate;
			}
		}
		return (samePattern != null) ? samePattern : candidates.get(0);
	}

	/**
	 * The route of a handler function.
	 * @param exchange the exchange that it was found for
	 * @return the route, or {@code null} if its router function is no bean, as that of
	 * Boot's welcome page: such ones run as ever
	 */
	@Nullable RoutedHandler findFunctional(ServerWebExchange exchange) {
		return (exchange.getAttributes().get(RouteScope.ATTRIBUTE) instanceof RouteScope scope)
				? scope.find(pattern(exchange), exchange.getRequest().getMethod().name()) : null;
	}

	private static String pattern(ServerWebExchange exchange) {
		Map<String, Object> attributes = exchange.getAttributes();
		return (attributes.get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern)
				? pattern.getPatternString() : RouteVisitor.ANY_PATH;
	}

}
