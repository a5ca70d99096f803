package dev.springnext.runtime.edge.webapi.fetch;

import java.util.concurrent.CompletionStage;

/**
 * What carries the HTTP requests of guest code's {@code fetch}. One exchange at a time:
 * redirects, content codings and everything else that the Fetch standard asks for is done
 * by the caller. An application without this service in an isolate's settings has no
 * network in it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface HttpTransport {

	/**
	 * Sends a request. Must neither block nor follow redirects, nor keep cookies, nor
	 * decode the content.
	 * @param request the request
	 * @return completes, on any thread, when the head of the response is there; or fails
	 * with a {@link TransportException}, whose message guest code sees
	 */
	CompletionStage<TransportResponse> exchange(TransportRequest request);

	/**
	 * How many redirects of one fetch the caller may follow.
	 * @return 20 by default, as the Fetch standard has it
	 */
	default int maxRedirects() {
		return 20;
	}

}
