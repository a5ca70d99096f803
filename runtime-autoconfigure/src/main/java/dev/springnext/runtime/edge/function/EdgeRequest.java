package dev.springnext.runtime.edge.function;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * A request for an edge function that is called without a server.
 *
 * @param method the HTTP method
 * @param url the absolute URL
 * @param headers the header fields in their order
 * @param body the body, or {@code null} if there is none
 * @param params the variables of the route's path: texts, or lists of them
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeRequest(String method, String url, List<EdgeHeader> headers, @Nullable ByteStream body,
		Map<String, Object> params) {

	public EdgeRequest {
		if (!URI.create(url).isAbsolute()) {
			throw new IllegalArgumentException("The URL of an edge request must be absolute, not '" + url + "'");
		}
		headers = List.copyOf(headers);
		params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
	}

	/**
	 * A GET request.
	 * @param url the absolute URL
	 * @return the request
	 */
	public static EdgeRequest get(String url) {
		return of("GET", url);
	}

	/**
	 * A POST request with a text.
	 * @param url the absolute URL
	 * @param body the text, sent as UTF-8
	 * @return the request
	 */
	public static EdgeRequest post(String url, String body) {
		return of("POST", url).withBody(body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A request without headers and body.
	 * @param method the HTTP method
	 * @param url the absolute URL
	 * @return the request
	 */
	public static EdgeRequest of(String method, String url) {
		return new EdgeRequest(method, url, List.of(), null, Map.of());
	}

	/**
	 * The same request with one more header field.
	 * @param name its name
	 * @param value its value
	 * @return the request
	 */
	public EdgeRequest withHeader(String name, String value) {
		List<EdgeHeader> all = new ArrayList<>(this.headers);
		all.add(new EdgeHeader(name, value));
		return new EdgeRequest(this.method, this.url, all, this.body, this.params);
	}

	/**
	 * The same request with a body.
	 * @param bytes the body
	 * @return the request
	 */
	public EdgeRequest withBody(byte[] bytes) {
		return withBody(new ArrayByteStream(bytes));
	}

	/**
	 * The same request with a body that comes bit by bit.
	 * @param stream the body
	 * @return the request
	 */
	public EdgeRequest withBody(ByteStream stream) {
		return new EdgeRequest(this.method, this.url, this.headers, stream, this.params);
	}

	/**
	 * The same request with variables of the route's path, which a server would find.
	 * @param variables texts, or lists of them where a variable stands for several
	 * segments
	 * @return the request
	 */
	public EdgeRequest withParams(Map<String, Object> variables) {
		return new EdgeRequest(this.method, this.url, this.headers, this.body, variables);
	}

}
