package dev.springnext.runtime.webflux;

import java.security.Principal;

import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * The exchange as an edge handler sees it: whatever it waits for resumes on its
 * invocation's loop, and what it streams is produced there.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeExchange extends ServerWebExchangeDecorator {

	private final EdgeInvocation invocation;

	private final ServerHttpRequest request;

	private final ServerHttpResponse response;

	EdgeExchange(ServerWebExchange delegate, EdgeInvocation invocation) {
		super(delegate);
		this.invocation = invocation;
		this.request = new EdgeServerHttpRequest(delegate.getRequest(), invocation);
		this.response = new EdgeServerHttpResponse(delegate.getResponse(), invocation);
	}

	@Override
	public ServerHttpRequest getRequest() {
		return this.request;
	}

	@Override
	public ServerHttpResponse getResponse() {
		return this.response;
	}

	@Override
	public Mono<WebSession> getSession() {
		return this.invocation.resume(super.getSession());
	}

	@Override
	public <T extends Principal> Mono<T> getPrincipal() {
		return this.invocation.resume(super.getPrincipal());
	}

	@Override
	public Mono<MultiValueMap<String, String>> getFormData() {
		return this.invocation.resume(super.getFormData());
	}

	@Override
	public Mono<MultiValueMap<String, Part>> getMultipartData() {
		return this.invocation.resume(super.getMultipartData());
	}

}
