package dev.springnext.runtime.fileroute;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.springnext.runtime.edge.bundle.SourceTree;

/**
 * The files of a folder of the class path, in jars, which may be nested in another one.
 * They are listed once: they don't change.
 *
 * @author Switchable Runtimes for Spring
 */
final class PackagedFiles implements SourceTree {

	private final ClassLoader loader;

	private final String prefix;

	private @Nullable NavigableSet<String> paths;

	/**
	 * Creates the tree.
	 * @param loader finds the files
	 * @param prefix what the names of resources begin with: empty, or with a slash at its
	 * end
	 */
	PackagedFiles(ClassLoader loader, String prefix) {
		this.loader = loader;
		this.prefix = prefix;
	}

	@Override
	public byte @Nullable [] read(String path) throws IOException {
		if (!paths().contains(path)) {
			// Class loaders would read folders as well
			return null;
		}
		try (InputStream in = this.loader.getResourceAsStream(this.prefix + path)) {
			return (in != null) ? in.readAllBytes() : null;
		}
	}

	@Override
	public Collection<String> list(String folder) throws IOException {
		// The character after the slash ends what begins with it
		return (folder.isEmpty()) ? paths() : paths().subSet(folder + "/", folder + "0");
	}

	private synchronized NavigableSet<String> paths() throws IOException {
		NavigableSet<String> known = this.paths;
		if (known == null) {
			known = scan("classpath*:" + this.prefix + "**/*");
			if (known.isEmpty() && !this.prefix.isEmpty()) {
				// A jar without entries of folders: only a look at all jars finds it
				int end = this.prefix.indexOf('/');
				known = scan("classpath*:{root:" + this.prefix.substring(0, end) + "}" + this.prefix.substring(end)
						+ "**/*");
			}
			this.paths = known;
		}
		return known;
	}

	private NavigableSet<String> scan(String pattern) throws IOException {
		NavigableSet<String> found = new TreeSet<>();
		for (Resource resource : new PathMatchingResourcePatternResolver(this.loader).getResources(pattern)) {
			String url = resource.getURL().toString();
			String path = path(url);
			path = (path != null) ? path : path(decoded(url));
			if (path != null && !path.isEmpty() && !path.endsWith("/")) {
				found.add(path);
			}
		}
		return found;
	}

	// Folders above and below may have the same name
	private @Nullable String path(String url) {
		String start = "/" + this.prefix;
		for (int at = url.indexOf(start); at >= 0; at = url.indexOf(start, at + 1)) {
			String path = url.substring(at + start.length());
			if (this.loader.getResource(this.prefix + path) != null) {
				return path;
			}
		}
		return null;
	}

	// Not all that may be in names is encoded in URLs of jars
	private static String decoded(String url) {
		try {
			return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return url;
		}
	}

}
