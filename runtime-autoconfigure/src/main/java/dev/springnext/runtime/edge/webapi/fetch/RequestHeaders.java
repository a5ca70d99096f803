package dev.springnext.runtime.edge.webapi.fetch;

import java.util.Set;

import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * The headers that a request goes out with.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#http-network-or-cache-fetch">Fetch,
 * 4.5</a>
 */
final class RequestHeaders {

	private static final String USER_AGENT = "spring-next-edge";

	// Of one connection, or derived from the URL and the body: guest code that passes on
	// the headers of a request that
	// came in must not mix up the framing of another one
	private static final Set<String> OWN = Set.of("connection", "content-length", "expect", "host", "keep-alive",
			"proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

	private static final Set<String> OF_BODY = Set.of("content-encoding", "content-language", "content-location",
			"content-type", "content-length");

	private static final Set<String> OF_ORIGIN = Set.of("authorization", "proxy-authorization", "cookie");

	private RequestHeaders() {
	}

	/**
	 * The headers of one exchange.
	 * @param given what guest code set
	 * @param method the method of the request
	 * @param length the length of the body, or -1 if it is not known, or there is no body
	 * @param hasBody whether there is a body
	 * @return a list of its own
	 */
	static HeaderList complete(HeaderList given, String method, long length, boolean hasBody) {
		HeaderList sent = without(given, OWN);
		setDefault(sent, "accept", "*/*");
		setDefault(sent, "accept-language", "*");
		setDefault(sent, "user-agent", USER_AGENT);
		setDefault(sent, "accept-encoding", (sent.contains("range")) ? "identity" : ContentCodings.ACCEPTED);
		if (length >= 0) {
			sent.add("content-length", String.valueOf(length));
		}
		else if (!hasBody && (method.equals("POST") || method.equals("PUT") || method.equals("PATCH"))) {
			sent.add("content-length", "0");
		}
		return sent;
	}

	static HeaderList withoutBody(HeaderList headers) {
		return without(headers, OF_BODY);
	}

	/**
	 * The headers for the target of a redirect: what authenticates the user to one origin
	 * is nothing to another.
	 * @param headers the headers so far
	 * @param from where they went
	 * @param to where they go next
	 * @return the headers for there
	 */
	static HeaderList redirected(HeaderList headers, WebUrl from, WebUrl to) {
		return (from.origin().equals(to.origin())) ? headers : without(headers, OF_ORIGIN);
	}

	private static HeaderList without(HeaderList headers, Set<String> names) {
		HeaderList kept = new HeaderList();
		for (int i = 0; i < headers.size(); i++) {
			if (!names.contains(headers.name(i))) {
				kept.add(headers.name(i), headers.value(i));
			}
		}
		return kept;
	}

	private static void setDefault(HeaderList headers, String name, String value) {
		if (!headers.contains(name)) {
			headers.add(name, value);
		}
	}

}
