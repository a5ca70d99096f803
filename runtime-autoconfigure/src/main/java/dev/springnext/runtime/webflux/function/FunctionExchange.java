package dev.springnext.runtime.webflux.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.ThrownError;
import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.function.ServedCall;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;
import dev.springnext.runtime.edge.webapi.streams.GuestStreamException;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeLane;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.webflux.ByteStreamFlux;
import dev.springnext.runtime.webflux.RouteParams;

/**
 * An exchange that an edge function serves: the request as the function sees it, and the
 * function's response as the result.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionExchange extends Mono<HostResponse> implements HostRequest, FetchDispatcher.Callback, Subscription {

	private static final Log logger = LogFactory.getLog(FunctionExchange.class);

	// Those of the connection are the server's
	private static final Set<String> CONNECTION = Set.of("connection", "content-length", "keep-alive",
			"transfer-encoding", "upgrade");

	private final EdgeFunction function;

	private final ServerWebExchange exchange;

	private final EdgeInvocation invocation;

	private final EdgeFunctionHandlers handlers;

	private final RequestErrors errors;

	private final AtomicBoolean done = new AtomicBoolean();

	private @Nullable CoreSubscriber<? super HostResponse> subscriber;

	private volatile @Nullable ServedCall call;

	private volatile @Nullable List<Runnable> abortListeners;

	private volatile @Nullable RuntimeException tooLarge;

	private volatile boolean cancelled;

	FunctionExchange(EdgeFunction function, ServerWebExchange exchange, EdgeInvocation invocation,
			EdgeFunctionHandlers handlers, RequestErrors errors) {
		this.function = function;
		this.exchange = exchange;
		this.invocation = invocation;
		this.handlers = handlers;
		this.errors = errors;
	}

	@Override
	public void subscribe(CoreSubscriber<? super HostResponse> actual) {
		this.subscriber = actual;
		actual.onSubscribe(this);
		EdgeLane lane = this.invocation.lane();
		if (lane == null) {
			throw new IllegalStateException("An edge function was called outside of an edge loop");
		}
		CompletableFuture<Void> started = this.function.whenStarted();
		if (started.isDone() && !started.isCompletedExceptionally()) {
			serve(lane);
		}
		else {
			// Not on this loop: starting the engine takes longer than a turn may
			started.whenComplete((done, error) -> lane.execute(this.invocation, () -> {
				if (error != null) {
					onError(new IllegalStateException("The JavaScript engine can't be started", error));
				}
				else {
					serve(lane);
				}
			}));
		}
	}

	private void serve(EdgeLane lane) {
		try {
			this.call = this.function.serve(this, RouteParams.of(this.exchange),
					new FunctionInvocation(this.invocation, this.exchange, this, this.handlers.subRequests()),
					this.handlers.loop(lane), this);
		}
		catch (RuntimeException ex) {
			onError(ex);
		}
	}

	@Override
	public void request(long n) {
		// There is one result, which flatMap takes at once
	}

	@Override
	public void cancel() {
		abort();
	}

	// The client is gone, or the invocation was ended
	private void abort() {
		if (this.cancelled) {
			return;
		}
		this.cancelled = true;
		if (this.done.compareAndSet(false, true)) {
			ServedCall current = this.call;
			if (current != null) {
				current.release();
			}
		}
		List<Runnable> listeners = this.abortListeners;
		if (listeners != null) {
			listeners.forEach(Runnable::run);
		}
	}

	@Override
	public void onResponse(HostResponse response) {
		CoreSubscriber<? super HostResponse> actual = this.subscriber;
		if (this.done.compareAndSet(false, true) && actual != null) {
			actual.onNext(response);
			actual.onComplete();
		}
		else {
			ByteStream stream = (response.isStreaming()) ? response.bodyStream() : null;
			if (stream != null) {
				stream.cancel();
			}
		}
	}

	@Override
	public void onError(RuntimeException error) {
		CoreSubscriber<? super HostResponse> actual = this.subscriber;
		if (this.done.compareAndSet(false, true) && actual != null) {
			RuntimeException problem = this.invocation.problem();
			if (problem != null) {
				// The interruption of code over its limits may come before the news of
				// them
				actual.onError(problem);
			}
			else if (error instanceof IsolateException) {
				// Here: whether error handlers log what they answer depends on the
				// application
				Route route = this.invocation.route();
				logger.error(method() + " " + route.pattern() + " (" + route.handler() + "): " + error.getMessage());
				if (error instanceof GuestException failed) {
					this.errors.failed(this.exchange.getRequest(), failed.thrown());
				}
				actual.onError(new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR));
			}
			else {
				actual.onError(error);
			}
		}
	}

	@Override
	public String method() {
		return this.exchange.getRequest().getMethod().name();
	}

	@Override
	public String url() {
		return this.handlers.url(this.exchange.getRequest().getURI());
	}

	@Override
	public HeaderList headers() {
		HeaderList list = new HeaderList();
		this.exchange.getRequest().getHeaders().forEach((name, values) -> {
			for (int i = 0; i < values.size(); i++) {
				list.add(name, values.get(i));
			}
		});
		return list;
	}

	@Override
	public @Nullable ByteStream body() {
		ServerHttpRequest request = this.exchange.getRequest();
		HttpHeaders headers = request.getHeaders();
		long length = headers.getContentLength();
		if (length == 0 || (length < 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING))) {
			return null;
		}
		return new RequestBody(request.getBody(), length, this.invocation, this::refuse);
	}

	private void refuse(RuntimeException exceeded) {
		this.tooLarge = exceeded;
		onError(exceeded);
	}

	@Override
	public void onAbort(Runnable action) {
		List<Runnable> listeners = this.abortListeners;
		if (listeners == null) {
			listeners = new ArrayList<>(1);
			this.abortListeners = listeners;
		}
		listeners.add(action);
		if (this.cancelled) {
			action.run();
		}
	}

	Mono<Void> write(HostResponse from) {
		ServerHttpResponse to = this.exchange.getResponse();
		if (this.invocation.problem() != null) {
			return Mono.empty();
		}
		to.setStatusCode(HttpStatusCode.valueOf(from.status()));
		HttpHeaders headers = to.getHeaders();
		HeaderList list = from.headers();
		for (int i = 0; i < list.size(); i++) {
			if (!CONNECTION.contains(list.name(i))) {
				headers.add(list.name(i), list.value(i));
			}
		}
		if (from.isStreaming()) {
			ByteStream stream = from.bodyStream();
			if (stream != null && HttpMethod.HEAD.equals(this.exchange.getRequest().getMethod())) {
				// Nobody would read it, and so give the isolate back
				stream.cancel();
				stream = null;
			}
			return (stream != null) ? stream(to, stream) : to.setComplete();
		}
		byte[] bytes = from.bodyBytes();
		if (bytes == null) {
			return to.setComplete();
		}
		headers.setContentLength(bytes.length);
		return to.writeWith(Mono.just(to.bufferFactory().wrap(bytes)));
	}

	private Mono<Void> stream(ServerHttpResponse to, ByteStream stream) {
		return to.writeAndFlushWith(body(stream, to.bufferFactory()).map(Mono::just)).doOnCancel(this::abort);
	}

	/**
	 * A streamed body of the function, watched by the invocation.
	 * @param stream the body
	 * @param buffers make its buffers
	 * @return the same body
	 */
	Flux<DataBuffer> body(ByteStream stream, DataBufferFactory buffers) {
		Flux<DataBuffer> body = new ByteStreamFlux(stream, this::abort).<DataBuffer>map(buffers::wrap)
			.doOnError(GuestStreamException.class, this::failed)
			.onErrorMap(GuestError.class, (ex) -> {
				// The body of the request, passed on: the client gets the answer for its
				// own
				RuntimeException exceeded = this.tooLarge;
				return (exceeded != null) ? exceeded : ex;
			});
		return this.invocation.stream(body, DataBufferUtils::release);
	}

	private void failed(GuestStreamException ex) {
		ThrownError thrown = ex.thrown();
		if (thrown != null && this.tooLarge == null) {
			this.errors.failed(this.exchange.getRequest(), thrown);
		}
	}

}
