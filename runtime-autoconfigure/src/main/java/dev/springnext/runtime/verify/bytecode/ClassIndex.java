package dev.springnext.runtime.verify.bytecode;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The classes of an application, each of them read once. Of other classes only the
 * supertypes and the signatures of methods are known; missing ones have no supertypes.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ClassIndex {

	private final ClassFiles classFiles;

	private final LibraryClasses library;

	private final Predicate<String> applicationClass;

	private final Set<String> included = new HashSet<>();

	private final Map<String, @Nullable ClassFacts> application = new HashMap<>();

	private final Map<String, Set<String>> supertypes = new HashMap<>();

	private final Map<String, String> unread = new TreeMap<>();

	/**
	 * Create an empty index.
	 * @param classLoader finds the class files
	 * @param applicationClass tells by its binary name whether a class is part of the
	 * application
	 */
	public ClassIndex(ClassLoader classLoader, Predicate<String> applicationClass) {
		this.classFiles = new ClassFiles(classLoader);
		this.library = new LibraryClasses(this.classFiles);
		this.applicationClass = applicationClass;
	}

	/**
	 * Count a class as part of the application, whatever its package.
	 * @param name the internal name
	 */
	public void include(String name) {
		this.included.add(name);
	}

	/**
	 * Return the facts of a class of the application.
	 * @param name the internal name
	 * @return the facts, or {@code null} if the class is not part of the application or
	 * cannot be read
	 */
	public @Nullable ClassFacts application(String name) {
		ClassFacts known = this.application.get(name);
		if (known != null || this.unread.containsKey(name) || !isApplication(name)) {
			return known;
		}
		ClassFacts facts = read(name);
		this.application.put(name, facts);
		return facts;
	}

	/**
	 * Return whether a class is part of the application.
	 * @param name the internal name
	 * @return whether it is
	 */
	public boolean isApplication(String name) {
		return this.included.contains(name) || this.applicationClass.test(name.replace('/', '.'));
	}

	/**
	 * Return a class and all its supertypes, superclasses before interfaces.
	 * @param name the internal name
	 * @return the internal names
	 */
	public Set<String> supertypes(String name) {
		Set<String> known = this.supertypes.get(name);
		if (known == null) {
			known = findSupertypes(name);
			this.supertypes.put(name, known);
		}
		return known;
	}

	/**
	 * Return the {@linkplain MethodFacts#signature() signatures} of the methods that a
	 * class outside of the application declares.
	 * @param name the internal name
	 * @return the signatures, empty if the class is missing
	 */
	public Set<String> librarySignatures(String name) {
		return this.library.signatures(name);
	}

	/**
	 * Return the classes of the application that could not be read so far.
	 * @return the reasons by binary name
	 */
	public Map<String, String> unread() {
		Map<String, String> unread = new TreeMap<>();
		this.unread.forEach((name, reason) -> unread.put(name.replace('/', '.'), reason));
		return unread;
	}

	private @Nullable ClassFacts read(String name) {
		try {
			byte[] classFile = this.classFiles.read(name);
			if (classFile != null) {
				return ClassFactsVisitor.read(classFile, 0);
			}
			this.unread.put(name, "no class file on the class path");
		}
		// ASM answers a malformed class file with whatever its parser trips over
		catch (IOException | RuntimeException ex) {
			this.unread.put(name, (ex.getMessage() != null) ? ex.getMessage() : ex.toString());
		}
		return null;
	}

	private Set<String> findSupertypes(String name) {
		Set<String> found = new LinkedHashSet<>();
		Deque<String> interfaces = new ArrayDeque<>();
		String type = name;
		while (type != null && found.add(type)) {
			Deque<String> direct = new ArrayDeque<>(directSupertypes(type));
			type = direct.poll();
			interfaces.addAll(direct);
		}
		while (!interfaces.isEmpty()) {
			String next = interfaces.remove();
			if (found.add(next)) {
				interfaces.addAll(directSupertypes(next));
			}
		}
		return found;
	}

	private List<String> directSupertypes(String name) {
		if (isApplication(name)) {
			ClassFacts facts = application(name);
			return (facts != null) ? facts.supertypes() : List.of();
		}
		return this.library.supertypes(name);
	}

}
