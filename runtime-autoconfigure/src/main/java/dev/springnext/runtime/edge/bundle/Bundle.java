package dev.springnext.runtime.edge.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The code of an edge function, ready to run: ES modules that import nothing but each
 * other, the bundle's assets and the modules that the edge runtime has itself.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Bundle {

	private final String name;

	private final String file;

	private final String entry;

	private final Map<String, Module> modules;

	private final Map<String, byte[]> assets;

	private final BundleSize size;

	private final List<BundleWarning> warnings;

	private final Set<String> builtIns;

	private final Set<String> inputs;

	Bundle(FunctionSource source, String entry, Map<String, Module> modules, Map<String, byte[]> assets,
			BundleSize size, List<BundleWarning> warnings, Set<String> builtIns, Set<String> inputs) {
		this.name = source.name();
		this.file = source.path();
		this.entry = entry;
		this.modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
		this.assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
		this.size = size;
		this.warnings = List.copyOf(warnings);
		this.builtIns = Set.copyOf(builtIns);
		this.inputs = Set.copyOf(inputs);
	}

	/**
	 * The name of the function.
	 * @return its name, for logs
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The file that the function begins with, as it was before bundling.
	 * @return its path below the root of its tree, such as {@code api/hello.ts}
	 */
	public String file() {
		return this.file;
	}

	/**
	 * The module that the function begins with.
	 * @return its path in {@link #modules}
	 */
	public String entry() {
		return this.entry;
	}

	/**
	 * The code.
	 * @return path and module, such as {@code api/hello.js}; one if a tool bundled them
	 */
	public Map<String, Module> modules() {
		return this.modules;
	}

	/**
	 * The files that the code uses: WebAssembly modules, texts, images.
	 * @return path and bytes; the bytes must not be changed
	 */
	public Map<String, byte[]> assets() {
		return this.assets;
	}

	/**
	 * How large the bundle is, and because of what.
	 * @return its size
	 */
	public BundleSize size() {
		return this.size;
	}

	/**
	 * What will not work at run time, as far as it shows.
	 * @return the warnings
	 */
	public List<BundleWarning> warnings() {
		return this.warnings;
	}

	/**
	 * The built-in modules that the code imports.
	 * @return their names with a scheme, such as {@code node:buffer} or
	 * {@code next:headers}
	 */
	public Set<String> builtIns() {
		return this.builtIns;
	}

	/**
	 * The files that decide what the bundle is: another bundle comes out if one of them
	 * changes.
	 * @return paths below the root of its tree, of code that was left out, too; some may
	 * not exist
	 */
	public Set<String> inputs() {
		return this.inputs;
	}

	/**
	 * The source map of a module.
	 * @param path the path of the module
	 * @return its source map, or {@code null} if its code is the original
	 */
	public @Nullable SourceMap sourceMap(String path) {
		Module module = this.modules.get(path);
		return (module != null) ? module.sourceMap() : null;
	}

	/**
	 * Checks the size of the bundle.
	 * @param limit the most bytes it may have
	 * @return this bundle
	 * @throws CodeSizeExceededException if it is larger
	 */
	public Bundle requireSize(long limit) {
		if (this.size.bytes() > limit) {
			throw new CodeSizeExceededException(this.name, this.size, limit);
		}
		return this;
	}

	@Override
	public String toString() {
		return this.name + " (" + this.modules.size() + " modules, " + this.size.bytes() + " bytes)";
	}

	/**
	 * An ES module.
	 *
	 * @param code its code
	 * @param sourceMap where the code came from, or {@code null} if it is the original
	 */
	public record Module(String code, @Nullable SourceMap sourceMap) {

	}

}
