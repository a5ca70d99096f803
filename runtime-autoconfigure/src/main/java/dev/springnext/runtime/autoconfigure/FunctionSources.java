package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

import dev.springnext.runtime.edge.bundle.FunctionSource;

/**
 * Finds the sources of edge functions where the configuration says they are.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionSources {

	private static final String CLASS_PATH = "classpath:";

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
		Resource resource = this.resources.getResource(location);
		if (!resource.exists()) {
			throw new MissingFunctionException(name, location);
		}
		try {
			if (resource.isFile()) {
				return FunctionSource.of(resource.getFile().toPath()).withName(name);
			}
			if (location.startsWith(CLASS_PATH)) {
				String path = location.substring(CLASS_PATH.length()).replaceFirst("^/+", "");
				int slash = path.lastIndexOf('/');
				ClassLoader loader = this.resources.getClassLoader();
				return FunctionSource
					.of((loader != null) ? loader : ClassLoader.getSystemClassLoader(),
							(slash > 0) ? path.substring(0, slash) : "", path.substring(slash + 1))
					.withName(name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The source of the edge function '" + name + "' can't be read", ex);
		}
		throw new MissingFunctionException(name, location);
	}

}
