package dev.springnext.runtime.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.util.ClassUtils;

import dev.springnext.runtime.verify.bytecode.ClassFacts;
import dev.springnext.runtime.verify.bytecode.ClassIndex;

/**
 * The classes of the application that objects are known to have, and the overridable
 * calls that may end in them. Classes and calls may become known in any order.
 *
 * @author Switchable Runtimes for Spring
 */
final class Subtypes {

	private final ClassIndex classes;

	private final Map<String, Set<String>> subtypes = new HashMap<>();

	private final Map<String, List<OverridableCall>> calls = new HashMap<>();

	private final Map<String, Set<String>> beans = new HashMap<>();

	private final Set<String> known = new HashSet<>();

	Subtypes(ClassIndex classes) {
		this.classes = classes;
	}

	/**
	 * Add classes of beans. They are not read before something calls a type of theirs.
	 * @param beanClasses the classes
	 */
	void addBeans(Collection<Class<?>> beanClasses) {
		for (Class<?> beanClass : beanClasses) {
			Class<?> userClass = ClassUtils.getUserClass(beanClass);
			String name = userClass.getName().replace('.', '/');
			if (this.classes.isApplication(name)) {
				collectSupertypes(userClass, name);
			}
		}
	}

	private void collectSupertypes(Class<?> beanClass, String name) {
		Deque<Class<?>> queue = new ArrayDeque<>(List.of(beanClass));
		while (!queue.isEmpty()) {
			Class<?> type = queue.remove();
			this.beans.computeIfAbsent(type.getName().replace('.', '/'), (key) -> new LinkedHashSet<>()).add(name);
			if (type.getSuperclass() != null) {
				queue.add(type.getSuperclass());
			}
			queue.addAll(List.of(type.getInterfaces()));
		}
	}

	/**
	 * Add a class that objects have.
	 * @param name the internal name
	 * @return the calls that may end in it
	 */
	List<OverridableCall> add(String name) {
		if (!this.classes.isApplication(name) || !this.known.add(name)) {
			return List.of();
		}
		List<OverridableCall> affected = new ArrayList<>();
		for (String type : this.classes.supertypes(name)) {
			this.subtypes.computeIfAbsent(type, (key) -> new LinkedHashSet<>()).add(name);
			affected.addAll(this.calls.getOrDefault(type, List.of()));
		}
		return affected;
	}

	/**
	 * Return classes to {@linkplain #add(String) add} because their type is called.
	 * @param type the internal name of the type
	 * @return the internal names of its beans, or of the permitted subclasses
	 */
	Collection<String> candidates(String type) {
		Set<String> candidates = new LinkedHashSet<>(this.beans.getOrDefault(type, Set.of()));
		ClassFacts facts = this.classes.application(type);
		if (facts != null) {
			candidates.addAll(facts.permittedSubclasses());
		}
		return candidates;
	}

	/**
	 * Add a call of a method that subclasses may override.
	 * @param call the call
	 * @return the internal names of the classes that it may end in
	 */
	Collection<String> add(OverridableCall call) {
		this.calls.computeIfAbsent(call.type(), (key) -> new ArrayList<>()).add(call);
		return this.subtypes.getOrDefault(call.type(), Set.of());
	}

	/**
	 * A call of a method that subclasses may override.
	 *
	 * @param caller the method with the call
	 * @param type the internal name of the type that the method is called on
	 * @param signature the signature of the method
	 * @param line the line of the call
	 */
	record OverridableCall(MethodNode caller, String type, String signature, int line) {

	}

}
