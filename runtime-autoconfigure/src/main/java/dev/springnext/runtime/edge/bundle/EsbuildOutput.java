package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Makes a bundle of what esbuild wrote.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildOutput {

	private static final Pattern STUB = Pattern.compile("^<data:text/javascript,/\\*node:(.+?)\\*/.*", Pattern.DOTALL);

	private final FunctionSource source;

	private final Path root;

	private final String entry;

	EsbuildOutput(FunctionSource source, Path root, String entry) {
		this.source = source;
		this.root = root;
		this.entry = entry;
	}

	Bundle read(Path output, String metafile, List<BundleWarning> warnings) throws IOException {
		SourceMap map = SourceMap.parse(Files.readString(output.resolve("bundle.js.map")))
			.withSources((path) -> original(output, path));
		Map<String, byte[]> assets = assets(output);
		String text = DynamicImports.guard(withAssets(Files.readString(output.resolve("bundle.js")), map, assets));
		Map<String, @Nullable Object> meta = Json.object(Json.parse(metafile));
		Map<String, Long> parts = parts(Json.object(meta.get("outputs")));
		long codeBytes = text.getBytes(StandardCharsets.UTF_8).length;
		long assigned = parts.values().stream().mapToLong(Long::longValue).sum();
		if (codeBytes > assigned) {
			parts.put("(what esbuild adds)", codeBytes - assigned);
		}
		assets.forEach((path, bytes) -> parts.put(path, (long) bytes.length));
		long bytes = codeBytes + assets.values().stream().mapToLong((asset) -> asset.length).sum();
		List<BundleWarning> all = new ArrayList<>(nodeModules(Json.object(meta.get("inputs"))));
		all.addAll(warnings);
		return new Bundle(this.source.name(), this.entry, Map.of(this.entry, new Bundle.Module(text, map)), assets,
				BundleSize.of(bytes, parts), all);
	}

	private String original(Path output, String path) {
		Matcher stub = STUB.matcher(path.replaceFirst("^dataurl:", "<"));
		if (stub.matches()) {
			return NodeModules.SCHEME + stub.group(1);
		}
		Path file = output.resolve(path).normalize();
		return (file.startsWith(this.root) ? this.root.relativize(file).toString() : file.toString()).replace('\\',
				'/');
	}

	private Map<String, byte[]> assets(Path output) throws IOException {
		Map<String, byte[]> assets = new TreeMap<>();
		Path folder = output.resolve("assets");
		if (Files.isDirectory(folder)) {
			List<Path> files;
			try (Stream<Path> all = Files.walk(folder)) {
				files = all.filter(Files::isRegularFile).sorted().toList();
			}
			for (Path file : files) {
				String path = BundlePath.resolve(this.entry, output.relativize(file).toString().replace('\\', '/'));
				assets.put(String.valueOf(path), Files.readAllBytes(file));
			}
		}
		return assets;
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

	private static Map<String, Long> parts(Map<String, @Nullable Object> outputs) {
		Map<String, Long> parts = new LinkedHashMap<>();
		outputs.forEach((path, output) -> {
			if (path.endsWith("bundle.js")) {
				Json.object(Json.object(output).get("inputs"))
					.forEach((input, share) -> parts.put(nameOf(input),
							Json.number(Json.object(share).get("bytesInOutput"))));
			}
		});
		return parts;
	}

	private static String nameOf(String input) {
		Matcher stub = STUB.matcher(input);
		return (stub.matches()) ? NodeModules.SCHEME + stub.group(1) : input;
	}

	private List<BundleWarning> nodeModules(Map<String, @Nullable Object> inputs) {
		List<BundleWarning> warnings = new ArrayList<>();
		inputs.forEach((file, input) -> {
			for (Object each : Json.list(Json.object(input).get("imports"))) {
				Map<String, @Nullable Object> found = Json.object(each);
				Matcher stub = STUB.matcher(Json.string(found.get("path")));
				if (stub.matches() && !NodeModules.isQuiet(stub.group(1))) {
					warnings
						.add(NodeModules.warning(stub.group(1), file, line(file, Json.string(found.get("original")))));
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
