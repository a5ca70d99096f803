package dev.springnext.runtime.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.ReflectionUtils;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareEntry;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeType;
import dev.springnext.runtime.webflux.EdgeHandlerVerifier;
import dev.springnext.runtime.webflux.middleware.EdgeMiddleware;

/**
 * Finds the middleware among the beans, with its order and its runtime.
 *
 * @author Switchable Runtimes for Spring
 */
final class MiddlewareBeans {

	// Middleware looks at the path itself
	private static final String ANY_PATH = "**";

	private final ListableBeanFactory factory;

	private final RuntimeResolver resolver;

	private final RouteLimitsLookup limits;

	private final EdgeHandlerVerifier verifier;

	private final EdgeScheduler edge;

	private final BackgroundWork backgroundWork;

	MiddlewareBeans(ListableBeanFactory factory, RuntimeResolver resolver, RouteLimitsLookup limits,
			EdgeHandlerVerifier verifier, EdgeScheduler edge, BackgroundWork backgroundWork) {
		this.factory = factory;
		this.resolver = resolver;
		this.limits = limits;
		this.verifier = verifier;
		this.edge = edge;
		this.backgroundWork = backgroundWork;
	}

	List<MiddlewareEntry> entries() {
		List<MiddlewareEntry> entries = new ArrayList<>();
		List<EdgeHandlerVerifier.Handler> edgeHandlers = new ArrayList<>();
		this.factory.getBeansOfType(RuntimeMiddleware.class).forEach((name, bean) -> {
			Class<?> type = AopUtils.getTargetClass(bean);
			Method method = ReflectionUtils.findMethod(type, "intercept", MiddlewareRequest.class,
					MiddlewareChain.class);
			RuntimeDecision decision = this.resolver.decide(null, method, type, ANY_PATH);
			RuntimeMiddleware middleware = bean;
			if (decision.runtime() == RuntimeType.EDGE) {
				edgeHandlers.add(new EdgeHandlerVerifier.Handler(type, method));
				Route route = new Route("middleware-" + name, ANY_PATH, Set.of(), "middleware '" + name + "'",
						decision);
				middleware = new EdgeMiddleware(bean, this.edge, this.backgroundWork, route,
						this.limits.apply(ANY_PATH).decidedBy(decision));
			}
			entries.add(MiddlewareEntry.bean(name, order(name, bean), middleware));
		});
		if (!edgeHandlers.isEmpty()) {
			this.verifier.verify(edgeHandlers);
		}
		return entries;
	}

	private int order(String name, RuntimeMiddleware bean) {
		if (bean instanceof Ordered ordered) {
			return ordered.getOrder();
		}
		Order order = this.factory.findAnnotationOnBean(name, Order.class);
		return (order != null) ? order.value()
				: OrderUtils.getOrder(AopUtils.getTargetClass(bean), Ordered.LOWEST_PRECEDENCE);
	}

}
