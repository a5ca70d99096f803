package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The packages of npm in a tree that is no directory, in its folders
 * {@code node_modules}.
 *
 * @author Switchable Runtimes for Spring
 */
final class PackageFiles {

	private static final String FOLDER = "node_modules/";

	private static final List<String> DEPENDENCIES = List.of("dependencies", "peerDependencies",
			"optionalDependencies");

	private final SourceTree tree;

	private final Set<String> seen = new HashSet<>();

	private boolean gaveOthers;

	PackageFiles(SourceTree tree) {
		this.tree = tree;
	}

	/**
	 * Copies the package that an import names, and all that it depends on.
	 * @param importer the path of the module that imports
	 * @param specifier such as {@code zod} or {@code @scope/name/part}
	 * @param target takes the paths of the files
	 * @return {@code false} if there is no such package
	 * @throws IOException if it can't be read
	 */
	boolean copy(String importer, String specifier, Target target) throws IOException {
		String folder = find(importer, nameOf(specifier));
		if (folder == null) {
			return false;
		}
		copy(folder, target);
		return true;
	}

	private void copy(String folder, Target target) throws IOException {
		if (!this.seen.add(folder)) {
			return;
		}
		for (String file : this.tree.list(folder)) {
			target.copy(file);
		}
		byte[] description = this.tree.read(folder + "/package.json");
		if (description == null) {
			return;
		}
		Map<String, @Nullable Object> fields;
		try {
			fields = Json.object(Json.parse(new String(description, StandardCharsets.UTF_8)));
		}
		catch (IllegalArgumentException ex) {
			// esbuild says it better
			return;
		}
		for (String kind : DEPENDENCIES) {
			for (String name : Json.object(fields.get(kind)).keySet()) {
				copy(folder + "/package.json", name, target);
			}
		}
	}

	// In the nearest node_modules, as Node.js looks for them
	private @Nullable String find(String importer, String name) throws IOException {
		String folder = importer;
		while (!folder.isEmpty()) {
			folder = folder.substring(0, Math.max(folder.lastIndexOf('/'), 0));
			String candidate = ((folder.isEmpty()) ? "" : folder + "/") + FOLDER + name;
			if (!this.tree.list(candidate).isEmpty()) {
				return candidate;
			}
		}
		return null;
	}

	private static String nameOf(String specifier) {
		int end = specifier.indexOf('/');
		if (specifier.startsWith("@") && end >= 0) {
			end = specifier.indexOf('/', end + 1);
		}
		return (end < 0) ? specifier : specifier.substring(0, end);
	}

	/**
	 * The files that are of no package.
	 * @return their paths the first time, then none
	 * @throws IOException if they can't be listed
	 */
	Collection<String> others() throws IOException {
		if (this.gaveOthers) {
			return List.of();
		}
		this.gaveOthers = true;
		return this.tree.list("")
			.stream()
			.filter((path) -> !path.startsWith(FOLDER) && !path.contains("/" + FOLDER))
			.toList();
	}

	/**
	 * Takes files.
	 */
	interface Target {

		/**
		 * Takes a file.
		 * @param path its path in the tree
		 * @throws IOException if it can't be taken
		 */
		void copy(String path) throws IOException;

	}

}
