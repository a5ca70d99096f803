package dev.springnext.runtime.edge.bundle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The modules that the edge runtime has itself: those of Node.js and of Next.js. They win
 * over packages of the same name.
 *
 * @author Switchable Runtimes for Spring
 */
final class BuiltInModules {

	private static final Map<String, BuiltInModule> BY_SPECIFIER;

	private static final Map<String, BuiltInModule> BY_ID;

	static {
		Map<String, BuiltInModule> specifiers = new TreeMap<>();
		Map<String, BuiltInModule> ids = new TreeMap<>();
		for (BuiltInModule module : NodeModules.ALL) {
			specifiers.put(module.name(), module);
			specifiers.put(module.id(), module);
			ids.put(module.id(), module);
		}
		for (BuiltInModule module : NextModules.ALL) {
			specifiers.put(NextModules.PACKAGE + module.name(), module);
			specifiers.put(NextModules.PACKAGE + module.name() + ".js", module);
			ids.put(module.id(), module);
		}
		BY_SPECIFIER = Collections.unmodifiableMap(specifiers);
		BY_ID = Collections.unmodifiableMap(ids);
	}

	private BuiltInModules() {
	}

	/**
	 * The module that an import names.
	 * @param specifier such as {@code buffer}, {@code node:buffer} or {@code next/server}
	 * @return the module, or {@code null} if it is none of these
	 */
	static @Nullable BuiltInModule of(String specifier) {
		BuiltInModule known = BY_SPECIFIER.get(specifier);
		return (known != null || !specifier.startsWith(NodeModules.SCHEME)) ? known
				: new BuiltInModule(specifier, List.of());
	}

	/**
	 * The module of a path in bundles.
	 * @param id such as {@code node:buffer}
	 * @return the module, or {@code null} if the path is none of a built-in module
	 */
	static @Nullable BuiltInModule withId(String id) {
		BuiltInModule known = BY_ID.get(id);
		return (known != null || !id.startsWith(NodeModules.SCHEME)) ? known : new BuiltInModule(id, List.of());
	}

	/**
	 * All names under which a module may be imported, and the modules.
	 * @return the modules by specifier
	 */
	static Map<String, BuiltInModule> bySpecifier() {
		return BY_SPECIFIER;
	}

	static List<BuiltInModule> served() {
		List<BuiltInModule> served = new ArrayList<>(BY_ID.values());
		served.removeIf((module) -> !module.isServed());
		return served;
	}

}
