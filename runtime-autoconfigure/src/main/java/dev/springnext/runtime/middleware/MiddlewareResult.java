package dev.springnext.runtime.middleware;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * What middleware decided on a request. A value: nothing is sent before all middleware
 * has decided.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public sealed interface MiddlewareResult {

	/**
	 * Headers for the response. One that the route sets itself wins over them;
	 * {@code set-cookie} adds up.
	 * @return read-only headers
	 */
	HttpHeaders headers();

	/**
	 * The same decision with other headers for the response.
	 * @param change given a copy of the headers
	 * @return the changed decision
	 */
	MiddlewareResult withHeaders(Consumer<HttpHeaders> change);

	/**
	 * The same decision with one header set for the response.
	 * @param name the header's name
	 * @param value its only value
	 * @return the changed decision
	 */
	default MiddlewareResult withHeader(String name, String value) {
		return withHeaders((headers) -> headers.set(name, value));
	}

	/**
	 * The same decision with a cookie for the client, which what serves the request sees
	 * too.
	 * @param cookie the cookie
	 * @return the changed decision
	 */
	default MiddlewareResult withCookie(ResponseCookie cookie) {
		return withHeaders((headers) -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
	}

	/**
	 * The same decision with headers of middleware further out: those of this decision
	 * win, {@code set-cookie} adds up.
	 * @param outer the headers
	 * @return the changed decision
	 */
	default MiddlewareResult withDefaults(HttpHeaders outer) {
		if (outer.isEmpty()) {
			return this;
		}
		return withHeaders((headers) -> {
			List<String> cookies = headers.remove(HttpHeaders.SET_COOKIE);
			outer.forEach((name, values) -> {
				if (!headers.containsHeader(name)) {
					headers.addAll(name, values);
				}
			});
			if (cookies != null) {
				headers.addAll(HttpHeaders.SET_COOKIE, cookies);
			}
		});
	}

	/**
	 * Lets the request be served.
	 * @param request the request that is to be served
	 * @return the decision
	 */
	static Next next(MiddlewareRequest request) {
		return new Next(request, HttpHeaders.EMPTY);
	}

	/**
	 * Has another URL serve the request, unknown to the client.
	 * @param request the request that is to be served
	 * @param target a path on this server, or the URL of another server, to which the
	 * request is passed within the outbound policy
	 * @return the decision
	 */
	static Rewrite rewrite(MiddlewareRequest request, URI target) {
		return new Rewrite(request, target, HttpHeaders.EMPTY);
	}

	/**
	 * Has another URL serve the request, unknown to the client.
	 * @param request the request that is to be served
	 * @param target a path on this server, or the URL of another server
	 * @return the decision
	 */
	static Rewrite rewrite(MiddlewareRequest request, String target) {
		return rewrite(request, URI.create(target));
	}

	/**
	 * Sends the client to another URL, with status 307.
	 * @param location the URL
	 * @return the decision
	 */
	static Respond redirect(URI location) {
		return redirect(location, HttpStatus.TEMPORARY_REDIRECT);
	}

	/**
	 * Sends the client to another URL.
	 * @param location the URL
	 * @param status 301, 302, 303, 307 or 308
	 * @return the decision
	 */
	static Respond redirect(URI location, HttpStatusCode status) {
		Assert.isTrue(List.of(301, 302, 303, 307, 308).contains(status.value()),
				() -> "Not a status of redirects: " + status.value() + ". Use 301, 302, 303, 307 or 308.");
		return respond(status).withHeaders((headers) -> headers.setLocation(location));
	}

	/**
	 * Answers the request.
	 * @param status the status
	 * @return the decision, without a body
	 */
	static Respond respond(HttpStatusCode status) {
		return new Respond(status, HttpHeaders.EMPTY, null);
	}

	private static HttpHeaders changed(HttpHeaders headers, Consumer<HttpHeaders> change) {
		HttpHeaders copy = HttpHeaders.copyOf(headers);
		change.accept(copy);
		return HttpHeaders.readOnlyHttpHeaders(copy);
	}

	/**
	 * The request is to be served.
	 *
	 * @param request the request that is to be served
	 * @param headers headers for the response
	 */
	record Next(MiddlewareRequest request, HttpHeaders headers) implements MiddlewareResult {

		@Override
		public Next withHeaders(Consumer<HttpHeaders> change) {
			return new Next(this.request, changed(this.headers, change));
		}

	}

	/**
	 * Another URL is to serve the request.
	 *
	 * @param request the request that is to be served
	 * @param target a path on this server, or an absolute URL
	 * @param headers headers for the response
	 */
	record Rewrite(MiddlewareRequest request, URI target, HttpHeaders headers) implements MiddlewareResult {

		@Override
		public Rewrite withHeaders(Consumer<HttpHeaders> change) {
			return new Rewrite(this.request, this.target, changed(this.headers, change));
		}

	}

	/**
	 * The request is answered.
	 *
	 * @param status the status
	 * @param headers the headers of the response
	 * @param body the body: a {@code Mono} of a buffer is sent with its length, the
	 * buffers of any other publisher as they come; {@code null} if there is none
	 */
	record Respond(HttpStatusCode status, HttpHeaders headers,
			@Nullable Publisher<? extends DataBuffer> body) implements MiddlewareResult {

		@Override
		public Respond withHeaders(Consumer<HttpHeaders> change) {
			return new Respond(this.status, changed(this.headers, change), this.body);
		}

		/**
		 * The same answer with a body.
		 * @param buffers the body
		 * @return the changed answer
		 */
		public Respond withBody(Publisher<? extends DataBuffer> buffers) {
			return new Respond(this.status, this.headers, buffers);
		}

		/**
		 * The same answer with a body of text.
		 * @param contentType the text's type
		 * @param text the text, sent in UTF-8
		 * @return the changed answer
		 */
		public Respond withText(MediaType contentType, String text) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			return withHeaders((changed) -> changed.setContentType(contentType))
				.withBody(Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
		}

	}

}
