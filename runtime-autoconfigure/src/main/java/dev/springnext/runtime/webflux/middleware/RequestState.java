package dev.springnext.runtime.webflux.middleware;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.reactivestreams.Publisher;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.web.server.ServerWebExchange;

import dev.springnext.runtime.middleware.MiddlewareProblemException;

/**
 * What all views of one request share.
 *
 * @author Switchable Runtimes for Spring
 */
final class RequestState {

	private final ServerWebExchange exchange;

	private final MiddlewareSettings settings;

	private final ReplayedBody body;

	private final Queue<Runnable> atEnd = new ConcurrentLinkedQueue<>();

	RequestState(ServerWebExchange exchange, MiddlewareSettings settings) {
		this.exchange = exchange;
		this.settings = settings;
		this.body = new ReplayedBody(exchange.getRequest().getBody(), exchange.getResponse().bufferFactory(),
				settings.bodyLimit().toBytes(), this::bodyTooLarge);
	}

	ServerWebExchange exchange() {
		return this.exchange;
	}

	ReplayedBody body() {
		return this.body;
	}

	void waitUntil(Publisher<?> work) {
		this.settings.context().waitUntil(work);
	}

	List<HttpMessageReader<?>> readers() {
		return this.settings.codecs().getReaders();
	}

	MiddlewareProblemException bodyTooLarge() {
		return MiddlewareProblemException.bodyTooLarge(this.exchange.getRequest().getPath().value(),
				this.settings.bodyLimit());
	}

	void atEnd(Runnable action) {
		this.atEnd.add(action);
	}

	void end() {
		for (Runnable action = this.atEnd.poll(); action != null; action = this.atEnd.poll()) {
			action.run();
		}
		this.body.dispose();
	}

}
