package dev.springnext.runtime.fileroute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.SourceTree;

/**
 * The files of a project: of a directory, or of a folder of the class path, in a jar or
 * not. Packages ({@code node_modules}), hidden files and what Next.js builds are no part
 * of it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ProjectFiles {

	private static final String PACKAGES = "node_modules";

	private final String description;

	private final SourceTree tree;

	private final Listing listing;

	private ProjectFiles(String description, SourceTree tree, Listing listing) {
		this.description = description;
		this.tree = tree;
		this.listing = listing;
	}

	/**
	 * The files of a directory.
	 * @param directory the directory
	 * @return the files
	 */
	public static ProjectFiles of(Path directory) {
		Path root = directory.toAbsolutePath().normalize();
		return new ProjectFiles(root.toString(), SourceTree.of(root), () -> list(root));
	}

	/**
	 * The files of a folder of the class path.
	 * @param loader finds them
	 * @param folder the folder, such as {@code web}
	 * @return the files
	 */
	public static ProjectFiles of(ClassLoader loader, String folder) {
		String prefix = (folder.isEmpty() || folder.endsWith("/")) ? folder : folder + "/";
		PackagedFiles packaged = new PackagedFiles(loader, prefix);
		return new ProjectFiles("classpath:" + folder, packaged, () -> own(packaged.list("")));
	}

	private static Set<String> list(Path root) throws IOException {
		Set<String> paths = new TreeSet<>();
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
				return (directory.equals(root) || isOwn(String.valueOf(directory.getFileName())))
						? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (isOwn(String.valueOf(file.getFileName()))) {
					paths.add(root.relativize(file).toString().replace('\\', '/'));
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				// Gone since its folder was read
				return FileVisitResult.CONTINUE;
			}

		});
		return paths;
	}

	private static Set<String> own(Collection<String> paths) {
		return paths.stream()
			.filter((path) -> Arrays.stream(path.split("/")).allMatch(ProjectFiles::isOwn))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isOwn(String name) {
		return !name.equals(PACKAGES) && !name.startsWith(".");
	}

	/**
	 * The paths of all files.
	 * @return paths below the root, with slashes, in order
	 * @throws FileRouteException if the folder can't be read
	 */
	public Set<String> list() {
		try {
			return this.listing.list();
		}
		catch (IOException ex) {
			throw new FileRouteException("The folder '" + this.description + "' can't be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Reads a file as text.
	 * @param path its path below the root
	 * @return its text, without a byte order mark
	 * @throws FileRouteException if there is no such file, or it can't be read
	 */
	public String read(String path) {
		try {
			byte[] bytes = this.tree.read(path);
			if (bytes == null) {
				throw new FileRouteException("The file '" + path + "' has gone from '" + this.description + "'", null);
			}
			String text = new String(bytes, StandardCharsets.UTF_8);
			return (text.startsWith("\uFEFF")) ? text.substring(1) : text;
		}
		catch (IOException ex) {
			throw new FileRouteException(
					"The file '" + path + "' of '" + this.description + "' can't be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * What bundles are made of.
	 * @return the tree
	 */
	public SourceTree tree() {
		return this.tree;
	}

	/**
	 * The directory, where files may change.
	 * @return the directory, or {@code null} on the class path
	 */
	public @Nullable Path directory() {
		return this.tree.directory();
	}

	@Override
	public String toString() {
		return this.description;
	}

	private interface Listing {

		Set<String> list() throws IOException;

	}

}
