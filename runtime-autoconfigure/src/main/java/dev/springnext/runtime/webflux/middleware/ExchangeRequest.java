package dev.springnext.runtime.webflux.middleware;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.Assert;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.RequestCookies;

/**
 * The request of an exchange as middleware sees it, with what middleware before has
 * changed.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ExchangeRequest implements MiddlewareRequest {

	// What frames the body is the server's
	private static final List<String> FRAMING = List.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.TRANSFER_ENCODING);

	private final RequestState state;

	private final @Nullable HttpHeaders headers;

	private final @Nullable RewrittenUri target;

	private @Nullable MultiValueMap<String, HttpCookie> cookies;

	ExchangeRequest(RequestState state) {
		this(state, null, null);
	}

	private ExchangeRequest(RequestState state, @Nullable HttpHeaders headers, @Nullable RewrittenUri target) {
		this.state = state;
		this.headers = headers;
		this.target = target;
	}

	/**
	 * The view of a request that middleware was given.
	 * @param request the request
	 * @return the same request
	 * @throws IllegalArgumentException if it is another implementation
	 */
	public static ExchangeRequest of(MiddlewareRequest request) {
		Assert.isInstanceOf(ExchangeRequest.class, request,
				"Middleware passes on the request that it was given, or a copy that its methods made.");
		return (ExchangeRequest) request;
	}

	ServerHttpRequest original() {
		return this.state.exchange().getRequest();
	}

	/**
	 * Whether the response has begun.
	 * @return {@code true} if so
	 */
	public boolean isCommitted() {
		return this.state.exchange().getResponse().isCommitted();
	}

	RequestState state() {
		return this.state;
	}

	@Override
	public String id() {
		return original().getId();
	}

	@Override
	public HttpMethod method() {
		return original().getMethod();
	}

	@Override
	public URI uri() {
		return (this.target != null) ? this.target.uri() : original().getURI();
	}

	@Override
	public String path() {
		return requestPath().pathWithinApplication().value();
	}

	RequestPath requestPath() {
		return (this.target != null) ? this.target.path() : original().getPath();
	}

	@Override
	public MultiValueMap<String, String> query() {
		return (this.target != null) ? this.target.query() : original().getQueryParams();
	}

	@Override
	public HttpHeaders headers() {
		return (this.headers != null) ? this.headers : original().getHeaders();
	}

	@Override
	public MultiValueMap<String, HttpCookie> cookies() {
		if (this.headers == null) {
			return original().getCookies();
		}
		MultiValueMap<String, HttpCookie> known = this.cookies;
		if (known == null) {
			known = RequestCookies.parse(this.headers);
			this.cookies = known;
		}
		return known;
	}

	@Override
	public @Nullable InetSocketAddress remoteAddress() {
		return original().getRemoteAddress();
	}

	@Override
	public Flux<DataBuffer> body() {
		return this.state.body().forMiddleware();
	}

	@Override
	public Map<String, Object> attributes() {
		return this.state.exchange().getAttributes();
	}

	@Override
	public void waitUntil(Publisher<?> work) {
		this.state.waitUntil(work);
	}

	@Override
	public ExchangeRequest withHeaders(Consumer<HttpHeaders> change) {
		HttpHeaders copy = HttpHeaders.copyOf(headers());
		change.accept(copy);
		for (String name : FRAMING) {
			List<String> own = original().getHeaders().get(name);
			copy.remove(name);
			if (own != null) {
				copy.addAll(name, own);
			}
		}
		return new ExchangeRequest(this.state, HttpHeaders.readOnlyHttpHeaders(copy), this.target);
	}

	@Override
	public ExchangeRequest withUri(URI uri) {
		RewrittenUri rewritten = RewrittenUri.resolve(this, uri);
		return new ExchangeRequest(this.state, this.headers, rewritten);
	}

	boolean isRewritten() {
		return this.target != null;
	}

	/**
	 * The exchange as middleware sees it, for adapters: its request is this one.
	 * @return an exchange whose request's body can be read again
	 */
	public ServerWebExchange exchange() {
		return new MiddlewareExchange(this.state, new ViewedRequest(original(), this, body()), true);
	}

	/**
	 * The exchange that is to be served.
	 * @return the original exchange if nothing was changed, and nothing was read of the
	 * body
	 */
	ServerWebExchange served() {
		if (this.target == null && this.headers == null && !this.state.body().isKept()) {
			return this.state.exchange();
		}
		boolean ownForms = this.headers != null || this.state.body().isKept();
		return new MiddlewareExchange(this.state, new ViewedRequest(original(), this, this.state.body().forRoute()),
				ownForms);
	}

	/**
	 * Has an action run when the response is complete, or the client is gone.
	 * @param action the action
	 */
	public void atEnd(Runnable action) {
		this.state.atEnd(action);
	}

}
