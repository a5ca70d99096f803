package dev.springnext.runtime.webflux.middleware;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.util.context.Context;

import dev.springnext.runtime.middleware.MiddlewareRequest;

/**
 * The event loop of the server that a request came on. What follows a decision that was
 * made on an edge loop goes on there: with Reactor Netty on the connection's own loop,
 * else on {@link Schedulers#parallel()}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ServerLoop {

	private static final boolean NETTY = ClassUtils.isPresent("reactor.netty.http.server.HttpServerRequest",
			ServerLoop.class.getClassLoader());

	private final Executor executor;

	private ServerLoop(Executor executor) {
		this.executor = executor;
	}

	/**
	 * The loop of a request.
	 * @param request the request
	 * @return the loop
	 */
	public static ServerLoop of(MiddlewareRequest request) {
		ServerHttpRequest server = ExchangeRequest.of(request).original();
		Executor loop = (NETTY) ? Netty.loop(server) : null;
		return new ServerLoop((loop != null) ? loop : Schedulers.parallel()::schedule);
	}

	/**
	 * Brings a result to the loop.
	 * @param <T> the result
	 * @param source gives it, on any thread
	 * @return the same result
	 */
	public <T> Mono<T> resume(Mono<T> source) {
		return new Resumed<>(source, this.executor);
	}

	Scheduler scheduler() {
		return Schedulers.fromExecutor(this.executor);
	}

	private static final class Netty {

		static @Nullable Executor loop(ServerHttpRequest request) {
			Object server = ServerHttpRequestDecorator.getNativeRequest(request);
			if (!(server instanceof HttpServerRequest netty)) {
				return null;
			}
			Executor[] loop = new Executor[1];
			netty.withConnection((connection) -> loop[0] = connection.channel().eventLoop());
			return loop[0];
		}

	}

	private static final class Resumed<T> extends Mono<T> {

		private final Mono<T> source;

		private final Executor executor;

		Resumed(Mono<T> source, Executor executor) {
			this.source = source;
			this.executor = executor;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			this.source.subscribe(new Hop<>(actual, this.executor));
		}

	}

	private static final class Hop<T> implements CoreSubscriber<T> {

		private final CoreSubscriber<? super T> actual;

		private final Executor executor;

		private boolean done;

		Hop(CoreSubscriber<? super T> actual, Executor executor) {
			this.actual = actual;
			this.executor = executor;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.actual.onSubscribe(subscription);
		}

		// The only value is the end, too: one hop
		@Override
		public void onNext(T value) {
			this.done = true;
			execute(() -> {
				this.actual.onNext(value);
				this.actual.onComplete();
			});
		}

		@Override
		public void onError(Throwable ex) {
			if (this.done) {
				Operators.onErrorDropped(ex, currentContext());
				return;
			}
			this.done = true;
			execute(() -> this.actual.onError(ex));
		}

		@Override
		public void onComplete() {
			if (!this.done) {
				this.done = true;
				execute(this.actual::onComplete);
			}
		}

		private void execute(Runnable signal) {
			try {
				this.executor.execute(signal);
			}
			catch (RejectedExecutionException ex) {
				// The server stops
				signal.run();
			}
		}

	}

}
