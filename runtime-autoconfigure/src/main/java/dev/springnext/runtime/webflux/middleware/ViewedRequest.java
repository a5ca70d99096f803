package dev.springnext.runtime.webflux.middleware;

import java.net.URI;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/**
 * The server's request with what middleware has changed.
 *
 * @author Switchable Runtimes for Spring
 */
final class ViewedRequest extends ServerHttpRequestDecorator {

	private final ExchangeRequest view;

	private final Flux<DataBuffer> body;

	ViewedRequest(ServerHttpRequest delegate, ExchangeRequest view, Flux<DataBuffer> body) {
		super(delegate);
		this.view = view;
		this.body = body;
	}

	@Override
	public URI getURI() {
		return this.view.uri();
	}

	@Override
	public RequestPath getPath() {
		return this.view.requestPath();
	}

	@Override
	public MultiValueMap<String, String> getQueryParams() {
		return this.view.query();
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.view.headers();
	}

	@Override
	public MultiValueMap<String, HttpCookie> getCookies() {
		return this.view.cookies();
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return this.body;
	}

}
