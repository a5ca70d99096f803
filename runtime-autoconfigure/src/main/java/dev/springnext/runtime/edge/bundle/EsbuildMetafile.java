package dev.springnext.runtime.edge.bundle;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What esbuild tells of a build: which file imports which, and what the outputs are made
 * of.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://esbuild.github.io/api/#metafile">Metafile</a>
 */
final class EsbuildMetafile {

	private final Path root;

	private final Path output;

	private final Map<String, @Nullable Object> inputs;

	private final Map<String, Integer> ranks = new HashMap<>();

	// By the name of the file: all are in one directory, but for assets
	private final Map<String, Map<String, @Nullable Object>> outputs = new LinkedHashMap<>();

	EsbuildMetafile(String json, Path root, Path output) {
		this.root = root;
		this.output = output;
		Map<String, @Nullable Object> all = Json.object(Json.parse(json));
		this.inputs = Json.object(all.get("inputs"));
		this.inputs.keySet().forEach((path) -> this.ranks.put(path, this.ranks.size()));
		Json.object(all.get("outputs"))
			.forEach((path, each) -> this.outputs.put(path.substring(path.lastIndexOf('/') + 1), Json.object(each)));
	}

	/**
	 * How much each input has of an output.
	 * @param name the name of the output
	 * @return input and bytes
	 */
	Map<String, Long> shares(String name) {
		Map<String, Long> shares = new LinkedHashMap<>();
		Json.object(output(name).get("inputs"))
			.forEach((input, share) -> shares.put(input, Json.number(Json.object(share).get("bytesInOutput"))));
		return shares;
	}

	/**
	 * The files beside an output that it imports.
	 * @param name the name of the output
	 * @return files in the directory of outputs
	 */
	Set<Path> assets(String name) {
		Set<Path> assets = new TreeSet<>();
		for (Object each : Json.list(output(name).get("imports"))) {
			Path file = this.root.resolve(fileOf(Json.string(Json.object(each).get("path")))).normalize();
			if (file.startsWith(this.output)) {
				assets.add(file);
			}
		}
		return assets;
	}

	/**
	 * All files that an output was made for: its entry and what that imports, whether or
	 * not anything of it is left in the output.
	 * @param name the name of the output
	 * @return path and description, in the order of the metafile
	 */
	Map<String, Map<String, @Nullable Object>> inputs(String name) {
		Deque<String> pending = new ArrayDeque<>(List.of(Json.string(output(name).get("entryPoint"))));
		Set<String> seen = new HashSet<>(pending);
		while (!pending.isEmpty()) {
			for (Object each : Json.list(Json.object(this.inputs.get(pending.remove())).get("imports"))) {
				String path = Json.string(Json.object(each).get("path"));
				if (this.inputs.containsKey(path) && seen.add(path)) {
					pending.add(path);
				}
			}
		}
		Map<String, Map<String, @Nullable Object>> reached = new LinkedHashMap<>();
		seen.stream()
			.filter(this.ranks::containsKey)
			.sorted(Comparator.comparing(this.ranks::get))
			.forEach((path) -> reached.put(path, Json.object(this.inputs.get(path))));
		return reached;
	}

	/**
	 * The files that are imported for an output, but are no part of it.
	 * @param name the name of the output
	 * @return their paths below the root
	 */
	Set<String> external(String name) {
		Set<String> paths = new TreeSet<>();
		inputs(name).values().forEach((input) -> {
			for (Object each : Json.list(input.get("imports"))) {
				Map<String, @Nullable Object> found = Json.object(each);
				String path = Json.string(found.get("path"));
				// Relative as it stands in the output
				if (Boolean.TRUE.equals(found.get("external")) && path.startsWith(".")) {
					Path file = this.output.resolve(path).normalize();
					paths.add(this.root.relativize(file).toString().replace('\\', '/'));
				}
			}
		});
		return paths;
	}

	/**
	 * The file of a path that may have what an import adds to it.
	 * @param path such as {@code lib/x.wasm?module}
	 * @return such as {@code lib/x.wasm}
	 */
	static String fileOf(String path) {
		int query = path.indexOf('?');
		return (query < 0) ? path : path.substring(0, query);
	}

	private Map<String, @Nullable Object> output(String name) {
		return this.outputs.getOrDefault(name, Map.of());
	}

}
