package dev.springnext.runtime.edge.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.springnext.runtime.edge.engine.ThrownError;

/**
 * An error of a request, as {@code onRequestError} of {@code instrumentation.js} gets it.
 *
 * @param thrown the error
 * @param request the request
 * @param context what served the request
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record RequestError(ThrownError thrown, Request request, Context context) {

	private static final int SEED = 5381;

	private static final int FACTOR = 33;

	Map<String, Object> params() {
		List<String> headers = new ArrayList<>();
		this.request.headers().forEach((name, value) -> {
			headers.add(name);
			headers.add(value);
		});
		Map<String, Object> params = new HashMap<>();
		params.put("name", this.thrown.name());
		params.put("message", this.thrown.message());
		params.put("stack", this.thrown.stack());
		params.put("digest", digest());
		params.put("path", this.request.path());
		params.put("method", this.request.method());
		params.put("headers", headers);
		params.put("routerKind", this.context.routerKind());
		params.put("routePath", this.context.routePath());
		params.put("routeType", this.context.routeType());
		return params;
	}

	/**
	 * What tells the error from others, where its message is not to be seen.
	 * @return what the error says itself, or else a number that is the same for the same
	 * message and stack
	 */
	public String digest() {
		String own = this.thrown.digest();
		if (own != null && !own.isEmpty()) {
			return own;
		}
		String text = this.thrown.message() + this.thrown.stack();
		int hash = SEED;
		for (int i = text.length() - 1; i >= 0; i--) {
			hash = (hash * FACTOR) ^ text.charAt(i);
		}
		return Integer.toUnsignedString(hash);
	}

	/**
	 * A request that failed.
	 *
	 * @param method its method
	 * @param path its path and query
	 * @param headers its headers, their names in lower case
	 */
	public record Request(String method, String path, Map<String, String> headers) {

	}

	/**
	 * What served a request.
	 *
	 * @param routerKind {@code App Router} or {@code Pages Router}
	 * @param routePath the route as Next.js writes it, such as {@code /x/[id]}
	 * @param routeType {@code route}, {@code middleware} or {@code proxy}
	 */
	public record Context(String routerKind, String routePath, String routeType) {

	}

}
