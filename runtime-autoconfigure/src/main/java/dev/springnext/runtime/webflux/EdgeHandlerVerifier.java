package dev.springnext.runtime.webflux;

import java.lang.reflect.Method;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Is shown the handlers of the edge runtime at start-up, and may refuse them.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface EdgeHandlerVerifier {

	/**
	 * Looks at all handlers of the edge runtime.
	 * @param handlers where their code begins, each once
	 */
	void verify(Collection<Handler> handlers);

	/**
	 * Where the code of a handler begins.
	 *
	 * @param type the class of the bean, without proxies
	 * @param method the handler method or the {@code @Bean} method of a router function,
	 * or {@code null} for the whole class
	 */
	record Handler(Class<?> type, @Nullable Method method) {

	}

}
