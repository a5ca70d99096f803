package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Checks in a test that handlers are fit for the edge runtime:
 * {@code EdgeVerifier.forPackages("com.example").verify(GreetingController.class)}. The
 * same check runs at start-up.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeVerifier {

	private final Predicate<String> applicationClass;

	private final List<Class<?>> beanClasses;

	private EdgeVerifier(Predicate<String> applicationClass, List<Class<?>> beanClasses) {
		this.applicationClass = applicationClass;
		this.beanClasses = beanClasses;
	}

	/**
	 * Create a verifier for an application.
	 * @param basePackages the names of the packages that hold the application's classes
	 * @return the verifier
	 */
	public static EdgeVerifier forPackages(String... basePackages) {
		return new EdgeVerifier(ApplicationClasses.below(List.of(basePackages)), List.of());
	}

	/**
	 * Add classes of beans that handlers reach only by an interface or a superclass.
	 * @param beanClasses the classes
	 * @return a new verifier
	 */
	public EdgeVerifier withBeans(Class<?>... beanClasses) {
		List<Class<?>> allBeanClasses = new ArrayList<>(this.beanClasses);
		allBeanClasses.addAll(List.of(beanClasses));
		return new EdgeVerifier(this.applicationClass, allBeanClasses);
	}

	/**
	 * Verify all methods of classes that are not private.
	 * @param handlerClasses the classes with handler methods
	 * @throws AssertionError if a method reaches an API that the edge runtime does not
	 * support, or if a class cannot be read
	 */
	public void verify(Class<?>... handlerClasses) {
		List<EdgeHandler> handlers = new ArrayList<>();
		for (Class<?> handlerClass : handlerClasses) {
			EdgeHandler.allOf(handlerClass).stream().filter(this::isOwnCode).forEach(handlers::add);
		}
		if (handlers.isEmpty()) {
			throw new IllegalArgumentException("No method to verify in " + List.of(handlerClasses));
		}
		verify(handlers);
	}

	/**
	 * Verify the methods of a class that have a name.
	 * @param handlerClass the class with handler methods
	 * @param methodName the name of the methods
	 * @throws AssertionError if a method reaches an API that the edge runtime does not
	 * support, or if a class cannot be read
	 * @throws IllegalArgumentException if there is no such method
	 */
	public void verify(Class<?> handlerClass, String methodName) {
		List<EdgeHandler> handlers = EdgeHandler.allOf(handlerClass)
			.stream()
			.filter((handler) -> handler.method().getName().equals(methodName))
			.toList();
		if (handlers.isEmpty()) {
			throw new IllegalArgumentException(
					"Class '" + handlerClass.getName() + "' has no method '" + methodName + "' that is not private");
		}
		verify(handlers);
	}

	private void verify(List<EdgeHandler> handlers) {
		EdgeCheckResult result = EdgeCheck
			.forApplication(handlers.get(0).beanClass().getClassLoader(), this.applicationClass)
			.withBeans(this.beanClasses)
			.check(handlers);
		if (!result.isClean()) {
			throw new AssertionError(Report.of(result));
		}
	}

	private boolean isOwnCode(EdgeHandler handler) {
		Class<?> declaringClass = handler.method().getDeclaringClass();
		return declaringClass.equals(handler.beanClass()) || this.applicationClass.test(declaringClass.getName());
	}

}
