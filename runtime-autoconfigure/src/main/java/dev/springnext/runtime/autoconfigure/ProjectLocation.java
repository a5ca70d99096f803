package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

import dev.springnext.runtime.fileroute.ProjectFiles;

/**
 * Finds the folder of {@code spring.next.dir}.
 *
 * @author Switchable Runtimes for Spring
 */
final class ProjectLocation {

	private final ResourceLoader resources;

	ProjectLocation(ResourceLoader resources) {
		this.resources = resources;
	}

	/**
	 * Finds the files of a project.
	 * @param location a resource, such as {@code classpath:web}
	 * @return the files
	 * @throws MissingProjectException if there is no such folder
	 */
	ProjectFiles find(String location) {
		String prefixed = (ResourceUtils.isUrl(location)) ? location : ResourceLoader.CLASSPATH_URL_PREFIX + location;
		Resource resource = this.resources.getResource(prefixed.endsWith("/") ? prefixed : prefixed + "/");
		try {
			// Not whether it exists: jars may have no entries of folders
			if (resource.exists() && resource.isFile()) {
				Path directory = resource.getFile().toPath();
				if (!Files.isDirectory(directory)) {
					throw new MissingProjectException(location, directory + " is not a directory");
				}
				return ProjectFiles.of(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The folder of spring.next.dir can't be read", ex);
		}
		if (resource instanceof ClassPathResource packaged) {
			ClassLoader loader = packaged.getClassLoader();
			String folder = packaged.getPath().replaceAll("/+$", "");
			ProjectFiles files = ProjectFiles.of((loader != null) ? loader : ClassLoader.getSystemClassLoader(),
					folder);
			if (!files.list().isEmpty()) {
				return files;
			}
			throw new MissingProjectException(location, "nothing on the class path begins with '" + folder + "/'");
		}
		throw new MissingProjectException(location, resource.getDescription() + " is not there");
	}

}
