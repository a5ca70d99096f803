package dev.springnext.runtime.webflux.function;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.webapi.url.WebUrl;
import dev.springnext.runtime.executor.EdgeLane;

/**
 * Makes handlers of edge functions, and brings the isolates to the edge loops.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeFunctionHandlers {

	private final Map<EdgeLane, EventLoop> loops = new ConcurrentHashMap<>();

	private static final int MAX_ORIGINS = 64;

	private final Map<String, WebUrl> origins = new ConcurrentHashMap<>();

	private final int subRequests;

	/**
	 * Creates the handlers.
	 * @param subRequests how many requests an invocation may send
	 */
	public EdgeFunctionHandlers(int subRequests) {
		this.subRequests = subRequests;
	}

	/**
	 * Makes a handler of a function.
	 * @param function the function
	 * @return the handler, for as many routes as wanted
	 */
	public EdgeFunctionHandler handler(EdgeFunction function) {
		return handler(function, RequestErrors.NONE);
	}

	/**
	 * Makes a handler of a function.
	 * @param function the function
	 * @param errors hears of errors of the function, beside the log
	 * @return the handler, for as many routes as wanted
	 */
	public EdgeFunctionHandler handler(EdgeFunction function, RequestErrors errors) {
		return new EdgeFunctionHandler(function, this, errors);
	}

	/**
	 * The URL of a request as functions see it.
	 * @param uri the URL as the server has it
	 * @return the same, parsed and serialized as the URL standard says
	 */
	String url(URI uri) {
		String path = uri.getRawPath();
		if (path == null || !path.startsWith("/")) {
			return normalized(uri.toString());
		}
		String origin = uri.getScheme() + "://" + uri.getRawAuthority();
		WebUrl base = this.origins.get(origin);
		if (base == null) {
			base = WebUrl.parse(origin + "/", null);
			if (base == null) {
				return normalized(uri.toString());
			}
			// Clients choose what is in Host
			if (this.origins.size() < MAX_ORIGINS) {
				this.origins.put(origin, base);
			}
		}
		String query = uri.getRawQuery();
		WebUrl url = WebUrl.parse((query != null) ? path + "?" + query : path, base);
		return (url != null) ? url.href() : uri.toString();
	}

	private static String normalized(String uri) {
		WebUrl url = WebUrl.parse(uri, null);
		return (url != null) ? url.href() : uri;
	}

	EventLoop loop(EdgeLane lane) {
		EventLoop known = this.loops.get(lane);
		return (known != null) ? known : this.loops.computeIfAbsent(lane, LaneLoop::new);
	}

	int subRequests() {
		return this.subRequests;
	}

}
