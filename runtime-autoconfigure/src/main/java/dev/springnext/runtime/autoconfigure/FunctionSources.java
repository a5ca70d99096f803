package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

import dev.springnext.runtime.edge.bundle.FunctionSource;

/**
 * Finds the sources of edge functions where the configuration says they are. A location
 * without a prefix is on the class path, in every kind of application and packaging.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionSources {

	private final ResourceLoader resources;

	FunctionSources(ResourceLoader resources) {
		this.resources = resources;
	}

	/**
	 * Finds a source.
	 * @param name the name of the function
	 * @param location a resource, such as {@code classpath:edge/hello.js}
	 * @return the source
	 * @throws MissingFunctionException if there is no such resource
	 */
	FunctionSource find(String name, String location) {
		// Not the resource loader's own idea of it: in a reactive application it finds
		// nothing without a prefix
		String prefixed = (ResourceUtils.isUrl(location)) ? location : ResourceLoader.CLASSPATH_URL_PREFIX + location;
		Resource resource = this.resources.getResource(prefixed);
		if (!resource.exists()) {
			throw new MissingFunctionException(name, location, "there is no " + resource.getDescription());
		}
		try {
			if (resource.isFile()) {
				return FunctionSource.of(resource.getFile().toPath()).withName(name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The source of the edge function '" + name + "' can't be read", ex);
		}
		if (resource instanceof ClassPathResource packaged) {
			return source(packaged).withName(name);
		}
		throw new MissingFunctionException(name, location,
				resource.getDescription() + " is neither on the class path nor a file");
	}

	private static FunctionSource source(ClassPathResource resource) {
		ClassLoader loader = resource.getClassLoader();
		String path = resource.getPath();
		int slash = path.lastIndexOf('/');
		return FunctionSource.of((loader != null) ? loader : ClassLoader.getSystemClassLoader(),
				(slash > 0) ? path.substring(0, slash) : "", path.substring(slash + 1));
	}

}
