package dev.springnext.runtime.verify;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells by their binary names which classes are the application's own.
 *
 * @author Switchable Runtimes for Spring
 */
final class ApplicationClasses {

	private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

	/**
	 * Libraries that a check without base packages passes by.
	 */
	private static final List<String> LIBRARIES = List.of("jakarta.", "kotlin.", "org.springframework.", "reactor.",
			"org.reactivestreams.", "io.netty.", "io.micrometer.", "org.slf4j.", "ch.qos.logback.", "org.apache.",
			"tools.jackson.", "com.fasterxml.", "org.jspecify.", "com.zaxxer.", "org.hibernate.", "io.r2dbc.",
			"org.graalvm.", "dev.springnext.runtime.");

	/**
	 * IO is legal here, whatever the base packages.
	 */
	private static final String FETCH = "dev.springnext.runtime.fetch.";

	private ApplicationClasses() {
	}

	static Predicate<String> byDefault() {
		return (name) -> startsWithNone(name, JDK) && startsWithNone(name, LIBRARIES);
	}

	static Predicate<String> below(Collection<String> basePackages) {
		List<String> prefixes = basePackages.stream()
			.filter((basePackage) -> !basePackage.isEmpty())
			.map((basePackage) -> basePackage + ".")
			.toList();
		boolean defaultPackage = basePackages.contains("");
		return ownCode((name) -> !startsWithNone(name, prefixes) || (defaultPackage && name.indexOf('.') < 0));
	}

	static Predicate<String> ownCode(Predicate<String> applicationClass) {
		return (name) -> applicationClass.test(name) && startsWithNone(name, JDK) && !name.startsWith(FETCH);
	}

	private static boolean startsWithNone(String name, List<String> prefixes) {
		for (String prefix : prefixes) {
			if (name.startsWith(prefix)) {
				return false;
			}
		}
		return true;
	}

}
