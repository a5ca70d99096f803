package dev.springnext.runtime.middleware;

import java.util.ArrayList;
import java.util.List;

/**
 * The middleware of the application: its beans, and its files, which come and go in
 * development.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MiddlewareRegistry {

	private final List<MiddlewareEntry> beans;

	private volatile MiddlewareStack current;

	/**
	 * Creates the registry, without files.
	 * @param beans the beans
	 */
	public MiddlewareRegistry(List<MiddlewareEntry> beans) {
		this.beans = List.copyOf(beans);
		this.current = MiddlewareStack.of(this.beans);
	}

	/**
	 * Replaces what files contribute. Requests under way keep what they began with.
	 * @param entries the entries of all files
	 */
	public void files(List<MiddlewareEntry> entries) {
		List<MiddlewareEntry> all = new ArrayList<>(this.beans);
		all.addAll(entries);
		this.current = MiddlewareStack.of(all);
	}

	/**
	 * What applies to a request that comes now.
	 * @return the middleware in order
	 */
	public MiddlewareStack current() {
		return this.current;
	}

}
