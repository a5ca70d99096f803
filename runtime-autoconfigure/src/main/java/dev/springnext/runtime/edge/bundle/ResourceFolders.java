package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells folders of the class path from files.
 *
 * @author Switchable Runtimes for Spring
 */
final class ResourceFolders {

	private ResourceFolders() {
	}

	// With a slash behind its name, a class loader of directories finds files as well
	static boolean isDirectory(URL file) throws IOException {
		try {
			return Files.isDirectory(Path.of(file.toURI()));
		}
		catch (URISyntaxException ex) {
			throw new IOException("The URL '" + file + "' of a resource can't be read", ex);
		}
	}

}
