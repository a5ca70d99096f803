package dev.springnext.runtime.edge.syntax;

import java.util.List;
import java.util.Map;

/**
 * Another module that a module names.
 *
 * @param kind how it does
 * @param specifier the name of the other module
 * @param names what is taken from it
 * @param attributes what stands behind {@code with}, such as {@code type} and
 * {@code json}
 * @param start where the string with the specifier begins
 * @param end where it ends
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record ModuleImport(Kind kind, String specifier, List<Name> names, Map<String, String> attributes, int start,
		int end) {

	public ModuleImport {
		names = List.copyOf(names);
		attributes = Map.copyOf(attributes);
	}

	/**
	 * How a module names another one.
	 */
	public enum Kind {

		/** {@code import ... from 'x'} and {@code import 'x'}. */
		IMPORT,

		/** {@code export ... from 'x'}. */
		EXPORT,

		/** {@code import('x')}. */
		DYNAMIC,

		/** {@code import x = require('x')} of TypeScript. */
		REQUIRE,

		/** Types only, which are gone when the module runs. */
		TYPE

	}

	/**
	 * What is taken from another module.
	 *
	 * @param imported its name there, {@code default} or {@code *} among them
	 * @param local its name here; for {@code export ... from} the name that it is
	 * exported by
	 * @param type whether it is a type only
	 * @param start where it stands
	 */
	public record Name(String imported, String local, boolean type, int start) {
	}

}
