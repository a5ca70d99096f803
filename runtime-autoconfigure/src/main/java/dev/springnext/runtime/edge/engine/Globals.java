package dev.springnext.runtime.edge.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The properties of the global object that web APIs provide. Each is made when it is
 * first touched.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Globals {

	private final List<Global> declared = new ArrayList<>();

	private String folder = "";

	Globals() {
	}

	void declare(WebApi api) {
		this.folder = api.name();
		api.globals(this);
	}

	/**
	 * Declares interface objects and namespaces: writable, configurable, not enumerable.
	 * @param file the module that exports them, without {@code .js}
	 * @param names their names
	 * @return this object
	 * @see <a href=
	 * "https://webidl.spec.whatwg.org/#define-the-global-property-references"> Web IDL
	 * 3.8</a>
	 */
	public Globals interfaces(String file, String... names) {
		return add("interface", file, names);
	}

	/**
	 * Declares operations: writable, configurable, enumerable.
	 * @param file the module that exports them, without {@code .js}
	 * @param names their names
	 * @return this object
	 */
	public Globals operations(String file, String... names) {
		return add("operation", file, names);
	}

	/**
	 * Declares attributes: accessors, configurable, enumerable; assigning replaces them.
	 * @param file the module that exports their values, without {@code .js}
	 * @param names their names
	 * @return this object
	 */
	public Globals attributes(String file, String... names) {
		return add("attribute", file, names);
	}

	private Globals add(String kind, String file, String... names) {
		for (String name : names) {
			this.declared.add(new Global(name, kind, this.folder + "/" + file));
		}
		return this;
	}

	List<Global> declared() {
		return List.copyOf(this.declared);
	}

	record Global(String name, String kind, String module) {

	}

}
