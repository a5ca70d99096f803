package dev.springnext.runtime.edge.webapi.fetch;

import org.jspecify.annotations.Nullable;

/**
 * The files that guest code may fetch from beside its modules: {@code fetch(new
 * URL('./file', import.meta.url))}. An isolate without this service in its settings has
 * none.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface BundledFiles {

	/**
	 * Reads a file.
	 * @param path its path in the bundle, without a leading slash
	 * @return its bytes, which are not changed, or {@code null} if the bundle has no such
	 * file
	 */
	byte @Nullable [] read(String path);

}
