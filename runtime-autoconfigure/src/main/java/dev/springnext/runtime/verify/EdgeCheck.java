package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.springframework.asm.Type;

import dev.springnext.runtime.verify.bytecode.ClassIndex;

/**
 * Finds the APIs that edge handlers reach and that the edge runtime does not support: a
 * lint over the bytecode of the application, not a security boundary.
 * <p>
 * Calls are followed through the classes of the application, from lambdas and method
 * references on to overriding methods of classes that reachable code creates, or that are
 * known as {@linkplain #withBeans(Collection) beans}. What libraries do is not looked at.
 * Classes of the application are read once per instance of this class, and not loaded.
 * Not thread-safe.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeCheck {

	private final ClassIndex classes;

	private final CallGraph graph;

	private final CallPath callPath;

	private final Injections injections;

	private EdgeCheck(ClassLoader classLoader, Predicate<String> applicationClass) {
		ForbiddenApis apis = new ForbiddenApis();
		this.classes = new ClassIndex(classLoader, applicationClass);
		this.graph = new CallGraph(this.classes, apis);
		this.callPath = new CallPath(this.classes);
		this.injections = new Injections(this.classes, apis, this.callPath);
	}

	/**
	 * Create a check of an application whose classes are below base packages.
	 * @param classLoader finds the class files
	 * @param basePackages the names of the packages
	 * @return the check
	 */
	public static EdgeCheck forPackages(ClassLoader classLoader, Collection<String> basePackages) {
		return new EdgeCheck(classLoader, ApplicationClasses.below(basePackages));
	}

	/**
	 * Create a check of an application whose classes are all but those of the JDK, Spring
	 * and other well-known libraries.
	 * @param classLoader finds the class files
	 * @return the check
	 */
	public static EdgeCheck forApplication(ClassLoader classLoader) {
		return new EdgeCheck(classLoader, ApplicationClasses.byDefault());
	}

	/**
	 * Create a check of an application whose classes a predicate tells.
	 * @param classLoader finds the class files
	 * @param applicationClass tells by its binary name whether a class is part of the
	 * application; classes of the JDK never are
	 * @return the check
	 */
	public static EdgeCheck forApplication(ClassLoader classLoader, Predicate<String> applicationClass) {
		return new EdgeCheck(classLoader, ApplicationClasses.ownCode(applicationClass));
	}

	/**
	 * Add classes of beans: calls of their interfaces and superclasses may end in them.
	 * @param beanClasses the classes; proxy classes by CGLIB stand for their superclass
	 * @return this check
	 */
	public EdgeCheck withBeans(Collection<Class<?>> beanClasses) {
		this.graph.addBeans(beanClasses);
		return this;
	}

	/**
	 * Check handlers. Their classes count as part of the application wherever they are.
	 * @param handlers the handlers
	 * @return what was found
	 */
	public EdgeCheckResult check(Collection<EdgeHandler> handlers) {
		handlers.forEach(this::include);
		Map<EdgeHandler, MethodNode> roots = new LinkedHashMap<>();
		Map<String, String> unread = new TreeMap<>();
		for (EdgeHandler handler : handlers) {
			String signature = handler.method().getName() + Type.getMethodDescriptor(handler.method());
			MethodNode root = this.graph.root(internalName(handler), signature);
			if (root != null) {
				roots.put(handler, root);
			}
			else {
				unread.put(handler.beanClass().getName(),
						"method '" + handler.method().getName() + "' has no code in the application");
			}
		}
		this.graph.complete();
		List<EdgeViolation> violations = violations(roots);
		unread.putAll(this.classes.unread());
		return new EdgeCheckResult(violations,
				unread.entrySet().stream().map((entry) -> new UnreadClass(entry.getKey(), entry.getValue())).toList());
	}

	// A handler's method may be inherited from a class outside the base packages
	private void include(EdgeHandler handler) {
		Class<?> declaring = handler.method().getDeclaringClass();
		this.classes.include(internalName(handler));
		if (!declaring.equals(Object.class)) {
			this.classes.include(declaring.getName().replace('.', '/'));
		}
	}

	private List<EdgeViolation> violations(Map<EdgeHandler, MethodNode> roots) {
		List<EdgeViolation> violations = new ArrayList<>();
		PathSearch search = new PathSearch(this.graph.nodes(), this.callPath);
		roots.forEach((handler, root) -> {
			violations.addAll(this.injections.violations(handler.name(), internalName(handler), root.method()));
			violations.addAll(search.violations(handler.name(), root));
		});
		return violations;
	}

	private static String internalName(EdgeHandler handler) {
		return handler.beanClass().getName().replace('.', '/');
	}

}
