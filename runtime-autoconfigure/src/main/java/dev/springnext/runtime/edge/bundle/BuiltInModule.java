package dev.springnext.runtime.edge.bundle;

import java.util.Collection;
import java.util.List;

/**
 * A module that the edge runtime has itself, instead of a file.
 *
 * @param id its path in bundles, with a scheme: {@code node:buffer}, {@code next:server}
 * @param exports the names that it exports; none if it is not served, and throws as soon
 * as something of it is used
 * @author Switchable Runtimes for Spring
 */
record BuiltInModule(String id, List<String> exports) {

	// modules.js defines it
	private static final String MODULES = "globalThis[Symbol.for('edge.modules')]";

	BuiltInModule {
		exports = List.copyOf(exports);
	}

	boolean isServed() {
		return !this.exports.isEmpty();
	}

	boolean isOfNode() {
		return this.id.startsWith(NodeModules.SCHEME);
	}

	/**
	 * The name without the scheme.
	 * @return such as {@code buffer} or {@code server}
	 */
	String name() {
		return this.id.substring(this.id.indexOf(':') + 1);
	}

	/**
	 * Whether an import of the module is nothing to warn of.
	 * @return {@code true} if it works
	 */
	boolean isQuiet() {
		return isServed() || this.id.equals("node:process");
	}

	BundleWarning warning(String file, int line) {
		return new BundleWarning("A Node.js module is loaded ('" + name() + "' at line " + line
				+ ") which is not supported in the Edge Runtime.", file, line);
	}

	/**
	 * The ES module that stands for a served module.
	 * @return its code
	 */
	String code() {
		return "const module = " + MODULES + "('" + this.id + "');\nexport default module;\n" + "export const { "
				+ String.join(", ", this.exports) + " } = module;\n";
	}

	/**
	 * The ES module that stands for the module, with some of its exports.
	 * @param names the exports that are imported from it
	 * @return its code
	 */
	String code(Collection<String> names) {
		StringBuilder code = new StringBuilder("const module = ").append(MODULES)
			.append("('" + this.id + "');\nexport default module;\n");
		int i = 0;
		for (String export : names) {
			if (!export.equals("default") && !export.equals(ImportScanner.ALL)) {
				String quoted = Json.quote(export);
				code.append(
						"const export%d = module[%s];\nexport { export%d as %s };\n".formatted(i, quoted, i, quoted));
				i++;
			}
		}
		return code.toString();
	}

	/**
	 * The CommonJS module that stands for the module: where it is not served, it throws
	 * as soon as something of it is used, not when it is imported.
	 * @return its code, without double quotes and spaces
	 */
	String commonJs() {
		return "module.exports=" + MODULES + "('" + this.id + "')";
	}

}
