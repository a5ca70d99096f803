package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where the files of an edge function are.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface SourceTree {

	/**
	 * Reads a file.
	 * @param path its path below the root, with slashes, normalized
	 * @return its bytes, or {@code null} if there is no such file
	 * @throws IOException if it can't be read
	 */
	byte @Nullable [] read(String path) throws IOException;

	/**
	 * The files of a folder and of all folders below it.
	 * @param folder the path of the folder, with slashes
	 * @return the paths of the files, below the root; none if the tree can't tell
	 * @throws IOException if they can't be listed
	 */
	default Collection<String> list(String folder) throws IOException {
		return List.of();
	}

	/**
	 * The root, if it is a directory: tools can work there.
	 * @return the directory, or {@code null}
	 */
	default @Nullable Path directory() {
		return null;
	}

	/**
	 * The files below a directory. Links may not lead out of it.
	 * @param directory the directory
	 * @return the tree
	 */
	static SourceTree of(Path directory) {
		Path root = directory.toAbsolutePath().normalize();
		return new SourceTree() {

			@Override
			public byte @Nullable [] read(String path) throws IOException {
				Path file = root.resolve(path).normalize();
				if (!file.startsWith(root) || !Files.isRegularFile(file)) {
					return null;
				}
				return (file.toRealPath().startsWith(root.toRealPath())) ? Files.readAllBytes(file) : null;
			}

			@Override
			public Path directory() {
				return root;
			}

		};
	}

	/**
	 * The resources below a folder of the class path.
	 * @param loader finds them
	 * @param folder the folder, such as {@code edge}, or an empty string
	 * @return the tree
	 */
	static SourceTree of(ClassLoader loader, String folder) {
		String prefix = (folder.isEmpty() || folder.endsWith("/")) ? folder : folder + "/";
		return (path) -> {
			// Folders are no files, though class loaders read them as well
			URL found = loader.getResource(prefix + path);
			if (found == null || ("file".equals(found.getProtocol()) && ResourceFolders.isDirectory(found))
					|| (!"file".equals(found.getProtocol()) && loader.getResource(prefix + path + "/") != null)) {
				return null;
			}
			try (InputStream in = loader.getResourceAsStream(prefix + path)) {
				return (in != null) ? in.readAllBytes() : null;
			}
		};
	}

	/**
	 * Files in memory.
	 * @param files path and text
	 * @return the tree
	 */
	static SourceTree of(Map<String, String> files) {
		Map<String, String> copy = Map.copyOf(files);
		return (path) -> {
			String text = copy.get(path);
			return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
		};
	}

}
