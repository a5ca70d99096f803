package dev.springnext.runtime.edge.webapi.fetch;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * A request that came in, for a handler in guest code. Only what guest code asks for is
 * read: each method is called once at most, in a turn of the isolate.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface HostRequest {

	/**
	 * The method.
	 * @return such as {@code GET}
	 */
	String method();

	/**
	 * The URL.
	 * @return an absolute URL as
	 * {@link dev.springnext.runtime.edge.webapi.url.WebUrl#href} gives it
	 */
	String url();

	/**
	 * The headers.
	 * @return a list that is guest code's from here on
	 */
	HeaderList headers();

	/**
	 * The body.
	 * @return its bytes as they come, or {@code null} if there is none
	 */
	@Nullable ByteStream body();

	/**
	 * Has an action run when the client is gone before the response has ended.
	 * @param action the action; may run on any thread
	 */
	void onAbort(Runnable action);

}
