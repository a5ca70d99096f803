package dev.springnext.runtime.webflux;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.TargetClassAware;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;

/**
 * The routes of handler methods, by bean class and method: handler methods themselves are
 * made anew for each request, and prototype beans too.
 *
 * @author Switchable Runtimes for Spring
 */
final class HandlerMethodRoutes {

	private final Map<Class<?>, Map<Method, List<RoutedHandler>>> routes = new ConcurrentHashMap<>();

	private final RoutedHandlerFactory factory;

	private final ConfigurableListableBeanFactory beanFactory;

	private final ReactiveAdapterRegistry reactiveTypes;

	HandlerMethodRoutes(RoutedHandlerFactory factory, ConfigurableListableBeanFactory beanFactory,
			ReactiveAdapterRegistry reactiveTypes) {
		this.factory = factory;
		this.beanFactory = beanFactory;
		this.reactiveTypes = reactiveTypes;
	}

	/**
	 * Looks a handler method up, as every request does.
	 * @param handler the handler method
	 * @return its routes, one for each pattern, or {@code null} if it was never added
	 */
	@Nullable List<RoutedHandler> find(HandlerMethod handler) {
		Map<Method, List<RoutedHandler>> ofClass = this.routes.get(keyClass(handler));
		return (ofClass != null) ? ofClass.get(handler.getMethod()) : null;
	}

	/**
	 * Adds a mapped handler method.
	 * @param mapping what it is mapped to
	 * @param handler the handler method
	 * @return the added routes
	 */
	List<RoutedHandler> add(RequestMappingInfo mapping, HandlerMethod handler) {
		Set<String> methods = new TreeSet<>();
		mapping.getMethodsCondition().getMethods().forEach((method) -> methods.add(method.name()));
		List<String> patterns = mapping.getPatternsCondition()
			.getPatterns()
			.stream()
			.map((pattern) -> (pattern.getPatternString().isEmpty()) ? "/" : pattern.getPatternString())
			.toList();
		return add(patterns, methods, handler);
	}

	synchronized List<RoutedHandler> addIfAbsent(String pattern, HandlerMethod handler) {
		List<RoutedHandler> found = find(handler);
		return (found != null) ? found : add(List.of(pattern), Set.of(), handler);
	}

	private List<RoutedHandler> add(List<String> patterns, Set<String> methods, HandlerMethod handler) {
		Class<?> type = targetClass(handler);
		Method method = AopUtils.getMostSpecificMethod(handler.getMethod(), type);
		List<RoutedHandler> added = new ArrayList<>();
		for (String pattern : patterns) {
			added.add(this.factory.create(new RoutedHandlerFactory.Source(null, method, type), pattern, methods,
					type.getName() + "#" + method.getName(), isBlocking(handler)));
		}
		this.routes.computeIfAbsent(keyClass(handler, type), (key) -> new ConcurrentHashMap<>())
			.merge(handler.getMethod(), added, HandlerMethodRoutes::join);
		return added;
	}

	EdgeHandlerVerifier.Handler entryPoint(HandlerMethod handler) {
		Class<?> type = targetClass(handler);
		return new EdgeHandlerVerifier.Handler(type, AopUtils.getMostSpecificMethod(handler.getMethod(), type));
	}

	private static List<RoutedHandler> join(List<RoutedHandler> first, List<RoutedHandler> second) {
		List<RoutedHandler> joined = new ArrayList<>(first);
		joined.addAll(second);
		return List.copyOf(joined);
	}

	private boolean isBlocking(HandlerMethod handler) {
		return this.reactiveTypes.getAdapter(handler.getReturnType().getParameterType()) == null
				&& !KotlinDetector.isSuspendingFunction(handler.getMethod());
	}

	private Class<?> targetClass(HandlerMethod handler) {
		if (!(handler.getBean() instanceof String beanName)) {
			return ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(handler.getBean()));
		}
		Class<?> target = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (target == null || Proxy.isProxyClass(target)) {
			target = AopProxyUtils.ultimateTargetClass(this.beanFactory.getBean(beanName));
		}
		return ClassUtils.getUserClass(target);
	}

	// Beans behind JDK proxies may share one proxy class: they are known by their targets
	private static Class<?> keyClass(HandlerMethod handler) {
		Class<?> type = handler.getBeanType();
		if (Proxy.isProxyClass(type) && handler.getBean() instanceof TargetClassAware proxy) {
			Class<?> target = proxy.getTargetClass();
			return (target != null) ? target : type;
		}
		return type;
	}

	private static Class<?> keyClass(HandlerMethod handler, Class<?> target) {
		return (Proxy.isProxyClass(handler.getBeanType())) ? target : handler.getBeanType();
	}

}
