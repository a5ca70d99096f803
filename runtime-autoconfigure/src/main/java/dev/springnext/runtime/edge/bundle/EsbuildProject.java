package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory in which esbuild works: that of the source if it has one, else a copy of
 * what the function imports.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildProject {

	private static final List<String> SUFFIXES = List.of("", ".ts", ".tsx", ".jsx", ".js", ".mjs", ".json", "/index.ts",
			"/index.tsx", "/index.js");

	private static final Set<String> CODE = Set.of("js", "mjs", "cjs", "jsx", "ts", "tsx", "mts", "cts");

	private final FunctionSource source;

	private final PackageFiles packages;

	private final Set<String> copied = new HashSet<>();

	EsbuildProject(FunctionSource source) {
		this.source = source;
		this.packages = new PackageFiles(source.tree());
	}

	Path prepare(Path copy) throws IOException {
		Path directory = this.source.tree().directory();
		if (directory != null && this.source.code() == null) {
			return directory.toRealPath();
		}
		Deque<String> pending = new ArrayDeque<>(List.of(this.source.path()));
		Files.createDirectories(copy);
		for (String settings : List.of("tsconfig.json", "package.json")) {
			copy(copy, settings);
		}
		while (!pending.isEmpty()) {
			String path = pending.remove();
			String code = copy(copy, path);
			String extension = path.substring(path.lastIndexOf('.') + 1);
			if (code != null && CODE.contains(extension)) {
				for (ImportScanner.Import found : ImportScanner.scan(code)) {
					follow(copy, path, found.specifier(), pending);
				}
				for (AssetUrls.AssetUrl url : AssetUrls.scan(code)) {
					String asset = url.path(path);
					if (asset != null) {
						copy(copy, asset);
					}
				}
			}
		}
		return copy.toRealPath();
	}

	private void follow(Path copy, String importer, String specifier, Deque<String> pending) throws IOException {
		if (!specifier.startsWith(".")) {
			if (BuiltInModules.of(specifier) == null
					&& !this.packages.copy(importer, specifier, (file) -> copy(copy, file))) {
				// By the paths of tsconfig.json, it may be any file
				for (String file : this.packages.others()) {
					pending.add(file);
				}
			}
			return;
		}
		int query = specifier.indexOf('?');
		String path = BundlePath.resolve(importer, (query < 0) ? specifier : specifier.substring(0, query));
		if (path != null) {
			SUFFIXES.forEach((suffix) -> pending.add(path + suffix));
			// TypeScript names the file that will be compiled
			if (path.endsWith(".js")) {
				pending.add(path.substring(0, path.length() - 2) + "ts");
				pending.add(path + "x");
			}
		}
	}

	private @org.jspecify.annotations.Nullable String copy(Path target, String path) throws IOException {
		if (!this.copied.add(path)) {
			return null;
		}
		byte[] bytes = (path.equals(this.source.path()) && this.source.code() != null)
				? this.source.code().getBytes(StandardCharsets.UTF_8) : this.source.tree().read(path);
		Path file = target.resolve(path).normalize();
		if (bytes == null || !file.startsWith(target)) {
			return null;
		}
		Files.createDirectories(file.getParent());
		Files.write(file, bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
