package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A bundler without a tool: takes ES modules as they are, and what they import from files
 * beside them.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class PlainBundler implements Bundler {

	private static final Set<String> COMPILED = Set.of("ts", "tsx", "jsx", "mts", "cts", "cjs");

	private static final Set<String> TEXTS = Set.of("txt", "text", "md", "html");

	/**
	 * Whether code in a file needs a tool.
	 * @param path the path of the file
	 * @return {@code true} for TypeScript, JSX and CommonJS
	 */
	static boolean needsTool(String path) {
		return COMPILED.contains(extension(path));
	}

	@Override
	public Bundle bundle(FunctionSource source) {
		return new Build(source).run();
	}

	private static String extension(String path) {
		int dot = path.lastIndexOf('.');
		return (dot > path.lastIndexOf('/')) ? path.substring(dot + 1) : "";
	}

	/**
	 * The making of one bundle.
	 */
	private static final class Build {

		private final FunctionSource source;

		private final Map<String, Bundle.Module> modules = new LinkedHashMap<>();

		private final Map<String, byte[]> assets = new TreeMap<>();

		private final Map<String, Long> parts = new LinkedHashMap<>();

		private final Map<String, Set<String>> builtIns = new TreeMap<>();

		private final List<BundleWarning> warnings = new ArrayList<>();

		private final List<BundleException.Problem> problems = new ArrayList<>();

		private final Deque<String> pending = new ArrayDeque<>();

		private final Set<String> seen = new LinkedHashSet<>();

		private final Set<String> read = new LinkedHashSet<>();

		Build(FunctionSource source) {
			this.source = source;
		}

		Bundle run() {
			String entry = this.source.path();
			if (needsTool(entry)) {
				throw new BundleException("The edge function '" + this.source.name() + "' is in '" + entry
						+ "', which needs esbuild. " + EsbuildPlatform.current().advice());
			}
			String code = (this.source.code() != null) ? this.source.code() : text(entry);
			if (code == null) {
				throw new BundleException("The edge function '" + this.source.name() + "' has no file '" + entry + "'");
			}
			this.seen.add(entry);
			module(entry, code);
			while (!this.pending.isEmpty()) {
				String path = this.pending.remove();
				module(path, String.valueOf(text(path)));
			}
			if (!this.problems.isEmpty()) {
				throw BundleException.of(this.source.name(), this.problems);
			}
			this.builtIns.forEach((id, names) -> {
				// The file system knows all names of served ones; with fewer, fewer APIs
				// are loaded
				BuiltInModule module = BuiltInModules.withId(id);
				if (module != null && (!module.isServed() || !names.contains(ImportScanner.ALL))) {
					add(id, module.code(names));
				}
			});
			long bytes = this.parts.values().stream().mapToLong(Long::longValue).sum();
			return new Bundle(this.source, entry, this.modules, this.assets, BundleSize.of(bytes, this.parts),
					this.warnings, this.builtIns.keySet(), this.read);
		}

		private void module(String path, String code) {
			AssetUrls.scan(code).forEach((url) -> asset(url.path(path)));
			StringBuilder rewritten = new StringBuilder();
			int from = 0;
			for (ImportScanner.Import found : ImportScanner.scan(code)) {
				String specifier = resolve(path, code, found);
				if (specifier != null) {
					rewritten.append(code, from, found.start()).append(Json.quote(specifier));
					from = found.end();
				}
			}
			add(path, DynamicImports.guard(rewritten.append(code, from, code.length()).toString()));
		}

		// Gives the specifier to write instead, or null to leave it
		private @Nullable String resolve(String importer, String code, ImportScanner.Import found) {
			String specifier = found.specifier();
			BuiltInModule builtIn = BuiltInModules.of(specifier);
			if (builtIn != null) {
				builtIn(importer, code, found, builtIn);
				return null;
			}
			String ofNext = NextModules.problem(specifier);
			if (ofNext != null) {
				problem(importer, code, found, ofNext);
				return null;
			}
			if (!specifier.startsWith("./") && !specifier.startsWith("../") && !specifier.startsWith("/")) {
				problem(importer, code, found,
						"'" + specifier + "' is imported, which is not a file beside it. Packages" + " need esbuild. "
								+ EsbuildPlatform.current().advice());
				return null;
			}
			int query = specifier.indexOf('?');
			String path = BundlePath.resolve(importer, (query < 0) ? specifier : specifier.substring(0, query));
			return (path != null && exists(path)) ? require(importer, code, found, path)
					: missing(importer, code, found, path);
		}

		private void builtIn(String importer, String code, ImportScanner.Import found, BuiltInModule module) {
			this.builtIns.computeIfAbsent(module.id(), (key) -> new TreeSet<>()).addAll(found.names());
			BundleWarning warning = module.warning(importer, found.line());
			if (!module.isQuiet() && !this.warnings.contains(warning)) {
				this.warnings.add(warning);
			}
			for (String name : found.names()) {
				String problem = NextModules.problem(module, name);
				if (problem != null) {
					problem(importer, code, found, problem);
				}
			}
		}

		private @Nullable String missing(String importer, String code, ImportScanner.Import found,
				@Nullable String path) {
			String hint = "";
			for (String suffix : new String[] { ".js", ".mjs", "/index.js" }) {
				if (path != null && hint.isEmpty() && exists(path + suffix)) {
					hint = "; '" + found.specifier() + suffix + "' is there";
				}
			}
			for (String suffix : new String[] { ".ts", ".tsx", ".jsx" }) {
				if (path != null && hint.isEmpty() && exists(path + suffix)) {
					hint = "; '" + found.specifier() + suffix + "' is there, which needs esbuild. "
							+ EsbuildPlatform.current().advice();
				}
			}
			problem(importer, code, found, "'" + found.specifier() + "' is imported, which can't be found"
					+ ((path != null) ? "" : " because it is outside of the function's root") + hint);
			return null;
		}

		private @Nullable String require(String importer, String code, ImportScanner.Import found, String path) {
			String extension = extension(path);
			if (COMPILED.contains(extension)) {
				problem(importer, code, found, "'" + found.specifier() + "' is imported, which needs esbuild. "
						+ EsbuildPlatform.current().advice());
			}
			else if (extension.equals("wasm")) {
				asset(path);
			}
			else if (extension.equals("json") && !found.json()) {
				String wrapped = path + "?module";
				if (this.seen.add(wrapped)) {
					add(wrapped, "export default " + json(path) + ";\n");
				}
				return found.specifier() + "?module";
			}
			else if (TEXTS.contains(extension)) {
				if (this.seen.add(path)) {
					add(path, "export default " + Json.quote(String.valueOf(text(path))) + ";\n");
				}
			}
			else if (this.seen.add(path)) {
				if (found.json()) {
					add(path, String.valueOf(text(path)));
				}
				else {
					this.pending.add(path);
				}
			}
			return null;
		}

		private void asset(@Nullable String path) {
			byte[] bytes = (path != null && !this.assets.containsKey(path)) ? read(path) : null;
			if (path != null && bytes != null) {
				this.assets.put(path, bytes);
				this.parts.put(path, (long) bytes.length);
			}
		}

		private String json(String path) {
			String json = String.valueOf(text(path));
			try {
				Json.parse(json);
			}
			catch (IllegalArgumentException ex) {
				this.problems.add(new BundleException.Problem(String.valueOf(ex.getMessage()), path, 1, 1, null));
			}
			// A property named __proto__ is one in JSON, but not in JavaScript
			return (json.contains("__proto__")) ? "JSON.parse(" + Json.quote(json) + ")" : json;
		}

		private void problem(String importer, String code, ImportScanner.Import found, String message) {
			int lineStart = code.lastIndexOf('\n', found.start()) + 1;
			int lineEnd = code.indexOf('\n', found.start());
			this.problems.add(new BundleException.Problem(message, importer, found.line(), found.columnIn(code),
					code.substring(lineStart, (lineEnd < 0) ? code.length() : lineEnd)));
		}

		private void add(String path, String code) {
			this.modules.put(path, new Bundle.Module(code, null));
			this.parts.put(path, (long) code.getBytes(StandardCharsets.UTF_8).length);
		}

		private boolean exists(String path) {
			return this.seen.contains(path) || read(path) != null;
		}

		private @Nullable String text(String path) {
			byte[] bytes = read(path);
			String text = (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
			return (text != null && text.startsWith("\uFEFF")) ? text.substring(1) : text;
		}

		private byte @Nullable [] read(String path) {
			this.read.add(path);
			try {
				return this.source.tree().read(path);
			}
			catch (IOException ex) {
				throw new BundleException("The edge function '" + this.source.name() + "' can't be read: '" + path
						+ "': " + ex.getMessage(), ex);
			}
		}

	}

}
