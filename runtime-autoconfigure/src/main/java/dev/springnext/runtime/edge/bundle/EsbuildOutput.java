package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Makes a bundle of what esbuild wrote.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildOutput {

	private static final Pattern STUB = Pattern.compile("^<data:text/javascript,/\\*([a-z]+:.+?)\\*/.*",
			Pattern.DOTALL);

	// Of the whole project; in the way of whatever is imported
	private static final Set<String> SETTINGS = Set.of("package.json", "tsconfig.json", "jsconfig.json");

	private static final String PACKAGES = "node_modules/";

	private final FunctionSource source;

	private final Path root;

	private final String entry;

	private final Set<String> fetched = new TreeSet<>();

	EsbuildOutput(FunctionSource source, Path root, String entry) {
		this.source = source;
		this.root = root;
		this.entry = entry;
	}

	/**
	 * Reads what was written for the function.
	 * @param output the directory of outputs
	 * @param name the name of the function's output, without extension
	 * @param metafile what esbuild tells of the build
	 * @param warnings what esbuild warns of in whatever file of the build
	 * @return the bundle
	 */
	Bundle read(Path output, String name, EsbuildMetafile metafile, List<BundleWarning> warnings) throws IOException {
		SourceMap map = SourceMap.parse(Files.readString(output.resolve(name + ".js.map")))
			.withSources((path) -> original(output, path));
		Map<String, byte[]> assets = new TreeMap<>();
		for (Path file : metafile.assets(name + ".js")) {
			String path = BundlePath.resolve(this.entry, output.relativize(file).toString().replace('\\', '/'));
			assets.put(String.valueOf(path), Files.readAllBytes(file));
		}
		String text = DynamicImports.guard(withAssets(Files.readString(output.resolve(name + ".js")), map, assets));
		Map<String, Long> parts = new LinkedHashMap<>();
		metafile.shares(name + ".js").forEach((input, bytes) -> parts.put(nameOf(input), bytes));
		long codeBytes = text.getBytes(StandardCharsets.UTF_8).length;
		long assigned = parts.values().stream().mapToLong(Long::longValue).sum();
		if (codeBytes > assigned) {
			parts.put("(what esbuild adds)", codeBytes - assigned);
		}
		assets.forEach((path, bytes) -> parts.put(path, (long) bytes.length));
		long bytes = codeBytes + assets.values().stream().mapToLong((asset) -> asset.length).sum();
		Map<String, Map<String, @Nullable Object>> inputs = metafile.inputs(name + ".js");
		checkNextModules(inputs);
		List<BundleWarning> all = new ArrayList<>(nodeModules(inputs));
		warnings.stream()
			.filter((warning) -> warning.file() == null || inputs.containsKey(warning.file()))
			.forEach(all::add);
		return new Bundle(this.source, this.entry, Map.of(this.entry, new Bundle.Module(text, map)), assets,
				BundleSize.of(bytes, parts), all, builtIns(inputs.keySet()), files(inputs.keySet()));
	}

	private Set<String> files(Set<String> inputs) {
		Set<String> files = new TreeSet<>(SETTINGS);
		files.addAll(this.fetched);
		inputs.stream().filter((input) -> !input.startsWith("<")).map(EsbuildMetafile::fileOf).forEach(files::add);
		return files;
	}

	private String original(Path output, String path) {
		Matcher stub = STUB.matcher(path.replaceFirst("^dataurl:", "<"));
		if (stub.matches()) {
			return stub.group(1);
		}
		Path named = output.resolve(path).normalize();
		Path file = (Files.exists(named)) ? named : output.resolve(decoded(path)).normalize();
		return (file.startsWith(this.root) ? this.root.relativize(file).toString() : file.toString()).replace('\\',
				'/');
	}

	// What is no letter, such as the brackets of routes, is encoded as in URLs
	private static String decoded(String path) {
		try {
			return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
	}

	// esbuild leaves new URL('./file', import.meta.url) alone, but the module is another
	// one now
	private String withAssets(String code, SourceMap map, Map<String, byte[]> assets) throws IOException {
		StringBuilder text = new StringBuilder();
		int from = 0;
		for (AssetUrls.AssetUrl url : AssetUrls.scan(code)) {
			int line = (int) code.substring(0, url.start()).chars().filter((c) -> c == '\n').count() + 1;
			SourceMap.Position position = map.original(line, url.start() - code.lastIndexOf('\n', url.start() - 1));
			String path = (position != null) ? url.path(position.source()) : null;
			byte[] bytes = (path != null) ? SourceTree.of(this.root).read(path) : null;
			if (path != null) {
				this.fetched.add(path);
			}
			if (path != null && bytes != null) {
				String name = "assets/" + hash(bytes) + "-" + path.substring(path.lastIndexOf('/') + 1);
				assets.put(String.valueOf(BundlePath.resolve(this.entry, name)), bytes);
				text.append(code, from, url.start()).append(Json.quote("./" + name));
				from = url.end();
			}
		}
		return text.append(code, from, code.length()).toString();
	}

	private static String hash(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String nameOf(String input) {
		Matcher stub = STUB.matcher(input);
		return (stub.matches()) ? stub.group(1) : input;
	}

	// Where the package next is installed, esbuild finds what can't run here
	private void checkNextModules(Map<String, Map<String, @Nullable Object>> inputs) {
		List<BundleException.Problem> problems = new ArrayList<>();
		inputs.forEach((file, input) -> {
			if (!file.contains(PACKAGES)) {
				for (Object each : Json.list(input.get("imports"))) {
					Map<String, @Nullable Object> found = Json.object(each);
					String original = String.valueOf(found.get("original"));
					String problem = NextModules.problem(original);
					if (problem != null && !String.valueOf(found.get("path")).startsWith("<")) {
						problems.add(new BundleException.Problem(problem, file, line(file, original), 1, null));
					}
				}
			}
		});
		if (!problems.isEmpty()) {
			throw BundleException.of(this.source.name(), problems);
		}
	}

	private static Set<String> builtIns(Set<String> inputs) {
		return inputs.stream()
			.map(STUB::matcher)
			.filter(Matcher::matches)
			.map((stub) -> stub.group(1))
			.collect(Collectors.toUnmodifiableSet());
	}

	private List<BundleWarning> nodeModules(Map<String, Map<String, @Nullable Object>> inputs) {
		List<BundleWarning> warnings = new ArrayList<>();
		inputs.forEach((file, input) -> {
			for (Object each : Json.list(input.get("imports"))) {
				Map<String, @Nullable Object> found = Json.object(each);
				Matcher stub = STUB.matcher(Json.string(found.get("path")));
				BuiltInModule builtIn = (stub.matches()) ? BuiltInModules.withId(stub.group(1)) : null;
				if (builtIn != null && !builtIn.isQuiet()) {
					warnings.add(builtIn.warning(file, line(file, Json.string(found.get("original")))));
				}
			}
		});
		return warnings.stream().distinct().toList();
	}

	private int line(String file, String specifier) {
		try {
			String code = Files.readString(this.root.resolve(file));
			Matcher matcher = Pattern
				.compile("(?:from|import|require)\\b[\\s(]*(['\"`])" + Pattern.quote(specifier) + "\\1")
				.matcher(code);
			return (matcher.find()) ? (int) code.substring(0, matcher.start(1)).lines().count() : 0;
		}
		catch (IOException | RuntimeException ex) {
			return 0;
		}
	}

}
