package dev.springnext.runtime.edge.bundle;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a module as GraalJS sees it: a path with slashes on every platform, or
 * something with a scheme, as in {@code node:buffer}. Not of any file system of Java.
 *
 * @author Switchable Runtimes for Spring
 */
final class BundlePath implements Path {

	private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

	/**
	 * What begins the path of an import that is neither relative nor absolute.
	 */
	static final String BARE = "npm:";

	private final String text;

	BundlePath(String text) {
		this.text = text;
	}

	/**
	 * The path that an import or GraalJS itself names.
	 * @param specifier a path, a URL, or the name of a package or a built-in module
	 * @return the path
	 */
	static BundlePath of(String specifier) {
		if (specifier.startsWith("/") || specifier.startsWith(".") || SCHEME.matcher(specifier).matches()) {
			return new BundlePath(specifier);
		}
		BuiltInModule builtIn = BuiltInModules.of(specifier);
		return new BundlePath((builtIn != null) ? builtIn.id() : BARE + specifier);
	}

	/**
	 * The path of a module in its bundle.
	 * @param module a path or a URL, as stack traces have it
	 * @return the path without what it begins with
	 */
	static String nameOf(String module) {
		String path = (module.startsWith("file:")) ? module.substring("file:".length()) : module;
		int start = 0;
		while (start < path.length() && path.charAt(start) == '/') {
			start++;
		}
		return path.substring(start);
	}

	/**
	 * Resolves an import.
	 * @param importer the path of the module that imports, without a leading slash
	 * @param specifier begins with a dot or a slash
	 * @return the path without a leading slash, or {@code null} if it is above the root
	 */
	static @Nullable String resolve(String importer, String specifier) {
		String from = (specifier.startsWith("/")) ? "" : importer.substring(0, importer.lastIndexOf('/') + 1);
		Deque<String> parts = new ArrayDeque<>();
		for (String part : (from + specifier).split("/")) {
			if (part.equals("..")) {
				if (parts.pollLast() == null) {
					return null;
				}
			}
			else if (!part.isEmpty() && !part.equals(".")) {
				parts.add(part);
			}
		}
		return String.join("/", parts);
	}

	@Override
	public boolean isAbsolute() {
		return this.text.startsWith("/") || SCHEME.matcher(this.text).matches();
	}

	@Override
	public Path resolveSibling(Path other) {
		String specifier = other.toString();
		if (other.isAbsolute()) {
			return other;
		}
		String resolved = (this.text.startsWith("/")) ? resolve(this.text, specifier) : null;
		return new BundlePath((resolved != null) ? "/" + resolved : BARE + specifier);
	}

	@Override
	public Path resolveSibling(String other) {
		return resolveSibling(of(other));
	}

	@Override
	public Path resolve(Path other) {
		return (other.isAbsolute()) ? other : new BundlePath(this.text + "/" + other).normalize();
	}

	@Override
	public Path resolve(String other) {
		return resolve(new BundlePath(other));
	}

	@Override
	public Path normalize() {
		String resolved = (SCHEME.matcher(this.text).matches()) ? null : resolve("", this.text);
		return (resolved != null) ? new BundlePath("/" + resolved) : this;
	}

	@Override
	public Path toAbsolutePath() {
		return (isAbsolute()) ? this : new BundlePath("/" + this.text).normalize();
	}

	@Override
	public Path toRealPath(LinkOption... options) {
		return toAbsolutePath().normalize();
	}

	@Override
	public URI toUri() {
		try {
			return (this.text.startsWith("/")) ? new URI("file", "", this.text, null)
					: new URI("node", this.text, null);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	@Override
	public @Nullable Path getRoot() {
		return (this.text.startsWith("/")) ? new BundlePath("/") : null;
	}

	@Override
	public Path getFileName() {
		return new BundlePath(this.text.substring(this.text.lastIndexOf('/') + 1));
	}

	@Override
	public @Nullable Path getParent() {
		int slash = this.text.lastIndexOf('/');
		return (slash < 0 || this.text.length() == 1) ? null
				: new BundlePath((slash == 0) ? "/" : this.text.substring(0, slash));
	}

	@Override
	public int getNameCount() {
		return (int) this.text.chars().filter((c) -> c == '/').count();
	}

	@Override
	public Path getName(int index) {
		return new BundlePath(nameOf(this.text).split("/")[index]);
	}

	@Override
	public Path subpath(int begin, int end) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean startsWith(Path other) {
		return this.text.equals(other.toString()) || this.text.startsWith(other + "/");
	}

	@Override
	public boolean endsWith(Path other) {
		return this.text.equals(other.toString()) || this.text.endsWith("/" + other);
	}

	@Override
	public Path relativize(Path other) {
		return other;
	}

	@Override
	public FileSystem getFileSystem() {
		return FileSystems.getDefault();
	}

	@Override
	public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int compareTo(Path other) {
		return this.text.compareTo(other.toString());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BundlePath path && path.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
