package dev.springnext.runtime.middleware;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/**
 * A request as middleware sees it. Immutable: what is changed is changed in a copy, which
 * goes to the {@link MiddlewareChain} or into a {@link MiddlewareResult}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface MiddlewareRequest {

	/**
	 * Name of the exchange attribute that holds the {@link URI} which the client
	 * requested, once a rewrite has replaced it.
	 */
	String ORIGINAL_URI_ATTRIBUTE = MiddlewareRequest.class.getName() + ".originalUri";

	/**
	 * The request's id in logs.
	 * @return the id
	 */
	String id();

	/**
	 * The method.
	 * @return such as {@code GET}
	 */
	HttpMethod method();

	/**
	 * The URL, rewrites included.
	 * @return an absolute URL
	 */
	URI uri();

	/**
	 * The path that matchers look at.
	 * @return the path below the application's context path, percent-encoded as it came
	 */
	String path();

	/**
	 * The query.
	 * @return parameters, decoded
	 */
	MultiValueMap<String, String> query();

	/**
	 * The headers.
	 * @return read-only headers
	 */
	HttpHeaders headers();

	/**
	 * The cookies, those included that middleware before this one sets on the response.
	 * @return cookies by name
	 */
	MultiValueMap<String, HttpCookie> cookies();

	/**
	 * The client's address.
	 * @return the address, or {@code null} if the server doesn't know it
	 */
	@Nullable InetSocketAddress remoteAddress();

	/**
	 * The body, from its beginning for every subscriber. What is read here is kept for
	 * the route, up to {@code spring.next.middleware.body-limit}; reading more than that
	 * ends the request with status 413. Buffers are the subscriber's, to be released.
	 * @return the body as it comes
	 */
	Flux<DataBuffer> body();

	/**
	 * The exchange's attributes, shared with all that see the request.
	 * @return live, modifiable attributes
	 */
	Map<String, Object> attributes();

	/**
	 * Keeps work going that outlives the response, as
	 * {@link dev.springnext.runtime.route.RuntimeContext#waitUntil(Publisher)} does.
	 * @param work the work, subscribed to at once; its elements are dropped
	 */
	void waitUntil(Publisher<?> work);

	/**
	 * The same request with other headers. Those that frame the body
	 * ({@code content-length}, {@code transfer-encoding}) stay what they are.
	 * @param change given a copy of the headers
	 * @return the changed request
	 */
	MiddlewareRequest withHeaders(Consumer<HttpHeaders> change);

	/**
	 * The same request with one header set.
	 * @param name the header's name
	 * @param value its only value
	 * @return the changed request
	 */
	default MiddlewareRequest withHeader(String name, String value) {
		return withHeaders((headers) -> headers.set(name, value));
	}

	/**
	 * The same request with a cookie set.
	 * @param name the cookie's name
	 * @param value its value as it is to stand in the header
	 * @return the changed request
	 */
	default MiddlewareRequest withCookie(String name, String value) {
		return withHeaders((headers) -> RequestCookies.set(headers, name, value));
	}

	/**
	 * The same request without a cookie.
	 * @param name the cookie's name
	 * @return the changed request
	 */
	default MiddlewareRequest withoutCookie(String name) {
		return withHeaders((headers) -> RequestCookies.remove(headers, name));
	}

	/**
	 * The same request with another URL on this server.
	 * @param uri the URL, resolved against {@link #uri()}
	 * @return the changed request
	 * @throws IllegalArgumentException if the URL is of another server
	 */
	MiddlewareRequest withUri(URI uri);

}
