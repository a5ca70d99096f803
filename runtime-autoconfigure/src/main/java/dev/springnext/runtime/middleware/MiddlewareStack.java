package dev.springnext.runtime.middleware;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * All middleware in the order in which it decides: that of the whole application by its
 * order, then that of folders, outer ones first. Immutable.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MiddlewareStack {

	private final List<MiddlewareEntry> entries;

	private MiddlewareStack(List<MiddlewareEntry> entries) {
		this.entries = entries;
	}

	/**
	 * Puts middleware in order.
	 * @param entries the entries; of equal ones the first stays first
	 * @return the stack
	 */
	public static MiddlewareStack of(Collection<MiddlewareEntry> entries) {
		return new MiddlewareStack(entries.stream()
			.sorted(Comparator.<MiddlewareEntry, Boolean>comparing((entry) -> !entry.scope().isAll())
				.thenComparingInt((entry) -> entry.scope().depth())
				.thenComparingInt(MiddlewareEntry::order))
			.toList());
	}

	/**
	 * The entries in order.
	 * @return an immutable list
	 */
	public List<MiddlewareEntry> entries() {
		return this.entries;
	}

	/**
	 * Whether any middleware may want requests of a path. Most requests end here, so it
	 * allocates nothing for the usual matchers.
	 * @param path the path, percent-encoded
	 * @return {@code false} if none wants them
	 */
	public boolean wantsPath(String path) {
		for (int i = 0; i < this.entries.size(); i++) {
			if (this.entries.get(i).wantsPath(path)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Has the middleware decide.
	 * @param request the request
	 * @return what {@link MiddlewareChain#next} gives; {@code Next} with the same request
	 * if nobody wants it
	 */
	public Mono<MiddlewareResult> decide(MiddlewareRequest request) {
		return new MiddlewareRun(this).proceed(request);
	}

	@Nullable MiddlewareEntry firstFor(MiddlewareRequest request, MiddlewareRun run) {
		for (int i = 0; i < this.entries.size(); i++) {
			MiddlewareEntry entry = this.entries.get(i);
			if (!run.has(entry) && entry.wants(request)) {
				return entry;
			}
		}
		return null;
	}

}
