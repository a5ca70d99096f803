package dev.springnext.runtime.webflux;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * Gives each router function that is a bean a scope of its own, so that a request knows
 * which bean its handler came from.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ScopedRouterFunctionPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof RouterFunction<?> routes)
				? new ScopedRouterFunction<>(routes, new RouteScope(null, beanName)) : bean;
	}

}
