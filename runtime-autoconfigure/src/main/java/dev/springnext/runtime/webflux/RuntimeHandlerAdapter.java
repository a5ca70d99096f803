package dev.springnext.runtime.webflux;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeInvocation;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsInvocation;
import dev.springnext.runtime.executor.RuntimeOverloadedException;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Invokes handlers in their runtimes. Goes before the stock adapters, and leaves the
 * invocation itself to them.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeHandlerAdapter implements HandlerAdapter, Ordered {

	private static final String RUNTIME_HEADER = "x-next-runtime";

	private final WebFluxRuntime runtime;

	private final EdgeScheduler edge;

	private final BackgroundWork backgroundWork;

	private final boolean exposeHeader;

	/**
	 * Creates the adapter.
	 * @param runtime the routes and the stock adapters
	 * @param edge where edge handlers run
	 * @param backgroundWork what takes over the work that outlives a response
	 * @param exposeHeader whether responses name their runtime in {@code x-next-runtime}
	 */
	public RuntimeHandlerAdapter(WebFluxRuntime runtime, EdgeScheduler edge, BackgroundWork backgroundWork,
			boolean exposeHeader) {
		this.runtime = runtime;
		this.edge = edge;
		this.backgroundWork = backgroundWork;
		this.exposeHeader = exposeHeader;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(Object handler) {
		return handler instanceof HandlerFunction || handler instanceof MountedHandler
				|| (handler instanceof HandlerMethod method && RoutedHandlers.isApplication(method));
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		if (handler instanceof MountedHandler.Edge mounted) {
			return handleDirectly(exchange, mounted);
		}
		if (handler instanceof MountedHandler.Nodejs mounted) {
			return handleDirectly(exchange, mounted);
		}
		RoutedHandler routed = (handler instanceof HandlerMethod method) ? this.runtime.routes().find(method, exchange)
				: this.runtime.routes().findFunctional(exchange);
		if (routed == null) {
			return this.runtime.nodejsAdapter(handler).handle(exchange, handler);
		}
		if (handler instanceof EdgeExchangeHandler direct) {
			return handleDirectly(exchange, new MountedHandler.Edge(direct, routed.route(), routed.limits()));
		}
		expose(exchange, routed.route());
		return (routed.isEdge()) ? handleEdge(exchange, handler, routed) : handleNodejs(exchange, handler, routed);
	}

	/**
	 * Gives the dispatcher the handler of a function or file. Of preflight requests the
	 * dispatcher takes care itself, and calls no handler: these are served here, since
	 * JavaScript may answer OPTIONS.
	 * @param exchange the exchange
	 * @param handler the handler that was found for it
	 * @return the handler
	 * @see org.springframework.web.reactive.DispatcherHandler#handlePreFlight
	 */
	public Mono<Object> dispatch(ServerWebExchange exchange, Object handler) {
		return (handler instanceof MountedHandler && CorsUtils.isPreFlightRequest(exchange.getRequest()))
				? handle(exchange, handler).then(Mono.just(handler)) : Mono.just(handler);
	}

	private void expose(ServerWebExchange exchange, Route route) {
		if (this.exposeHeader) {
			exchange.getResponse().getHeaders().set(RUNTIME_HEADER, route.runtime().id());
		}
	}

	// One stage: such a handler writes its response itself, and there is no result
	@SuppressWarnings("unchecked")
	private Mono<HandlerResult> handleDirectly(ServerWebExchange exchange, MountedHandler.Edge mounted) {
		expose(exchange, mounted.route());
		EdgeInvocation invocation = new EdgeInvocation(this.edge, this.backgroundWork, mounted.route(),
				mounted.limits(), exchange.getResponse()::isCommitted);
		exchange.getAttributes().put(RuntimeContext.ATTRIBUTE, invocation);
		if (exchange.getRequest().getHeaders().getContentLength() > mounted.limits().requestBody().toBytes()) {
			return Mono.error(invocation.requestBodyExceeded());
		}
		Mono<?> written = invocation.respond(() -> mounted.handler().handle(exchange, invocation),
				UnaryOperator.identity());
		return (Mono<HandlerResult>) written;
	}

	@SuppressWarnings("unchecked")
	private Mono<HandlerResult> handleDirectly(ServerWebExchange exchange, MountedHandler.Nodejs mounted) {
		expose(exchange, mounted.route());
		exchange.getAttributes()
			.put(RuntimeContext.ATTRIBUTE,
					new NodejsInvocation(mounted.route(), this.runtime.blockingScheduler(), this.backgroundWork));
		Mono<?> written = mounted.handler().handle(exchange);
		return (Mono<HandlerResult>) written;
	}

	private Mono<HandlerResult> handleEdge(ServerWebExchange exchange, Object handler, RoutedHandler routed) {
		ServerHttpResponse response = exchange.getResponse();
		EdgeInvocation invocation = new EdgeInvocation(this.edge, this.backgroundWork, routed.route(), routed.limits(),
				response::isCommitted);
		exchange.getAttributes().put(RuntimeContext.ATTRIBUTE, invocation);
		if (exchange.getRequest().getHeaders().getContentLength() > routed.limits().requestBody().toBytes()) {
			return Mono.error(invocation.requestBodyExceeded());
		}
		EdgeExchange edgeExchange = new EdgeExchange(exchange, invocation);
		if (handler instanceof HandlerFunction) {
			ServerRequest request = exchange.getRequiredAttribute(RouterFunctions.REQUEST_ATTRIBUTE);
			exchange.getAttributes()
				.put(RouterFunctions.REQUEST_ATTRIBUTE,
						ServerRequest.create(edgeExchange, request.messageReaders(), request.apiVersionStrategy()));
		}
		HandlerAdapter delegate = this.runtime.edgeAdapter(handler);
		Mono<HandlerResult> result = invocation.invoke(
				() -> delegate.handle(edgeExchange, handler)
					.doOnNext((value) -> EdgeResult.mark(value, invocation, edgeExchange)),
				(ex) -> BlockingCalls.explain(ex, invocation));
		return CountedFormBody.limitedBy(exchange.getRequest(), invocation, result);
	}

	private Mono<HandlerResult> handleNodejs(ServerWebExchange exchange, Object handler, RoutedHandler routed) {
		NodejsInvocation invocation = new NodejsInvocation(routed.route(), this.runtime.blockingScheduler(),
				this.backgroundWork);
		exchange.getAttributes().put(RuntimeContext.ATTRIBUTE, invocation);
		HandlerAdapter delegate = this.runtime.nodejsAdapter(handler);
		Mono<HandlerResult> result;
		if (handler instanceof HandlerFunction) {
			result = Mono.defer(() -> delegate.handle(exchange, handler)).subscribeOn(this.runtime.blockingScheduler());
		}
		else {
			result = delegate.handle(exchange, handler);
		}
		if (routed.blocking()) {
			result = invocation.bind(result)
				.onErrorMap(RejectedExecutionException.class, (ex) -> new RuntimeOverloadedException(routed.route(),
						"spring.next.nodejs.queue-capacity", this.runtime.blockingQueueCapacity()));
		}
		return result;
	}

}
