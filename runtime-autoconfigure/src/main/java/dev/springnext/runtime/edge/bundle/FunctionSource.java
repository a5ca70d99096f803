package dev.springnext.runtime.edge.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The source of an edge function.
 *
 * @param name the name of the function, for messages
 * @param path the file that it begins with, below the root of the tree
 * @param code the code of that file, or {@code null} if it is in the tree
 * @param tree the files that it may import
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record FunctionSource(String name, String path, @Nullable String code, SourceTree tree) {

	/**
	 * A function in a file. What it may import is below the nearest directory that has a
	 * {@code package.json}, or else below its own.
	 * @param file the file
	 * @return the source
	 */
	public static FunctionSource of(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		Path own = absolute.getParent();
		if (own == null) {
			throw new BundleException("The edge function '" + file + "' is not a file");
		}
		Path root = own;
		while (root != null && !Files.isRegularFile(root.resolve("package.json"))) {
			root = root.getParent();
		}
		return of((root != null) ? root : own, absolute);
	}

	/**
	 * A function in a file of a project.
	 * @param root the directory of the project
	 * @param file the file, below it
	 * @return the source
	 */
	public static FunctionSource of(Path root, Path file) {
		Path directory = root.toAbsolutePath().normalize();
		Path absolute = directory.resolve(file).normalize();
		if (!absolute.startsWith(directory)) {
			throw new BundleException("The edge function '" + file + "' is not below '" + root + "'");
		}
		String path = directory.relativize(absolute).toString().replace('\\', '/');
		return new FunctionSource(path, path, null, SourceTree.of(directory));
	}

	/**
	 * A function on the class path.
	 * @param loader finds it and what it imports
	 * @param folder the folder that it may import from, such as {@code edge}
	 * @param path the resource, below the folder
	 * @return the source
	 */
	public static FunctionSource of(ClassLoader loader, String folder, String path) {
		return new FunctionSource(path, path, null, SourceTree.of(loader, folder));
	}

	/**
	 * A function in a string, which imports nothing of its own.
	 * @param name its name
	 * @param language its language
	 * @param code its code
	 * @return the source
	 */
	public static FunctionSource of(String name, Language language, String code) {
		String file = name.replaceAll("[^A-Za-z0-9_-]+", "-") + "." + language.extension();
		return new FunctionSource(name, file, code, SourceTree.of(Map.of()));
	}

	/**
	 * The same source by another name.
	 * @param other the name of the function
	 * @return the source
	 */
	public FunctionSource withName(String other) {
		return new FunctionSource(other, this.path, this.code, this.tree);
	}

	/**
	 * The languages of functions.
	 */
	public enum Language {

		/**
		 * JavaScript.
		 */
		JAVASCRIPT("js"),

		/**
		 * JavaScript with JSX.
		 */
		JSX("jsx"),

		/**
		 * TypeScript.
		 */
		TYPESCRIPT("ts"),

		/**
		 * TypeScript with JSX.
		 */
		TSX("tsx");

		private final String extension;

		Language(String extension) {
			this.extension = extension;
		}

		/**
		 * The extension of files in this language.
		 * @return the extension without a dot
		 */
		public String extension() {
			return this.extension;
		}

	}

}
