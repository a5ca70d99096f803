package dev.springnext.runtime.middleware;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;

/**
 * A request without a server.
 */
record TestRequest(URI uri, HttpHeaders headers) implements MiddlewareRequest {

	TestRequest(String uri, Consumer<HttpHeaders> headers) {
		this(URI.create(uri), new HttpHeaders());
		headers.accept(this.headers);
	}

	TestRequest(String uri) {
		this(uri, (headers) -> {
		});
	}

	@Override
	public String id() {
		return "test";
	}

	@Override
	public HttpMethod method() {
		return HttpMethod.GET;
	}

	@Override
	public String path() {
		return this.uri.getRawPath();
	}

	@Override
	public MultiValueMap<String, String> query() {
		return UriComponentsBuilder.fromUri(this.uri).build().getQueryParams();
	}

	@Override
	public MultiValueMap<String, HttpCookie> cookies() {
		return RequestCookies.parse(this.headers);
	}

	@Override
	public @Nullable InetSocketAddress remoteAddress() {
		return null;
	}

	@Override
	public Flux<DataBuffer> body() {
		return Flux.empty();
	}

	@Override
	public Map<String, Object> attributes() {
		return new HashMap<>();
	}

	@Override
	public void waitUntil(Publisher<?> work) {
		Flux.from(work).subscribe();
	}

	@Override
	public MiddlewareRequest withHeaders(Consumer<HttpHeaders> change) {
		HttpHeaders copy = HttpHeaders.copyOf(this.headers);
		change.accept(copy);
		return new TestRequest(this.uri, copy);
	}

	@Override
	public MiddlewareRequest withUri(URI uri) {
		return new TestRequest(this.uri.resolve(uri), this.headers);
	}

}
