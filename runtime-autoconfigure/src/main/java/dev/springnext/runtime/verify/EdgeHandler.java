package dev.springnext.runtime.verify;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A method that runs in the edge runtime: a handler method, or a {@code @Bean} method
 * that builds a {@code RouterFunction}.
 *
 * @param name the name for messages, such as {@code GreetingController.hello}
 * @param beanClass the class of the bean that the method is called on
 * @param method the method
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeHandler(String name, Class<?> beanClass, Method method) {

	public EdgeHandler {
		beanClass = ClassUtils.getUserClass(beanClass);
	}

	/**
	 * Create a handler that is named after its class and method.
	 * @param beanClass the class of the bean that the method is called on
	 * @param method the method
	 * @return the handler
	 */
	public static EdgeHandler of(Class<?> beanClass, Method method) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		return new EdgeHandler(userClass.getSimpleName() + "." + method.getName(), userClass, method);
	}

	/**
	 * Create a handler for each method of a class that other classes can call, for checks
	 * of the class as a whole. Inherited methods count, those of {@code Object} do not.
	 * @param beanClass the class
	 * @return the handlers, ordered by the names of their methods
	 */
	public static List<EdgeHandler> allOf(Class<?> beanClass) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		return Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(userClass, ReflectionUtils.USER_DECLARED_METHODS))
			.filter((method) -> !Modifier.isPrivate(method.getModifiers()))
			.map((method) -> of(userClass, method))
			.sorted(Comparator.comparing(EdgeHandler::name).thenComparing((handler) -> handler.method().toString()))
			.toList();
	}

}
