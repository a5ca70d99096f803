package dev.springnext.runtime.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.lang.Contract;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeType;

/**
 * Sends a request within the policy, the limits and the invocation, and follows its
 * redirects.
 *
 * @author Switchable Runtimes for Spring
 */
final class GuardedExchange implements ExchangeFilterFunction {

	// buffers that may wait for their turn on the scheduler; the network waits after that
	private static final int PREFETCH = 8;

	private final OutboundPolicy policy;

	private final FetchSettings settings;

	GuardedExchange(OutboundPolicy policy, FetchSettings settings) {
		this.policy = policy;
		this.settings = settings;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((view) -> {
			RuntimeContext reactive = RuntimeContext.from(view);
			RuntimeContext context = (reactive != null) ? reactive : RuntimeContext.from(request.attributes());
			Mono<ClientResponse> response = inTime(send(request, next, context, 0), request.url(), context);
			return isEdge(context) ? resume(response, context.scheduler()) : response;
		});
	}

	@Contract("null -> false")
	private static boolean isEdge(@Nullable RuntimeContext context) {
		return context != null && context.runtime() == RuntimeType.EDGE;
	}

	private Mono<ClientResponse> inTime(Mono<ClientResponse> response, URI url, @Nullable RuntimeContext context) {
		Duration remaining = isEdge(context) ? context.budget().remainingDuration() : null;
		boolean capped = remaining != null && remaining.compareTo(this.settings.responseTimeout()) < 0;
		Duration timeout = (remaining != null && capped) ? remaining : this.settings.responseTimeout();
		String limit = capped ? "all the time the invocation had left" : FetchSettings.RESPONSE_TIMEOUT;
		return response.timeout(timeout,
				Mono.error(() -> new FetchTimeoutException(OutboundPolicy.describe(url), timeout, limit)));
	}

	private Mono<ClientResponse> send(ClientRequest request, ExchangeFunction next, @Nullable RuntimeContext context,
			int redirects) {
		return Mono.defer(() -> {
			ClientRequest admitted = ClientRequest.from(request).url(this.policy.admit(request.url())).build();
			count(context);
			return next.exchange(admitted)
				.onErrorMap(WebClientRequestException.class, (ex) -> unwrap(ex, admitted.url()))
				.map((response) -> limit(response, admitted.url()))
				.flatMap((response) -> {
					Redirect redirect = Redirect.from(response);
					if (redirect == null) {
						return Mono.just(response);
					}
					return response.releaseBody()
						.then(Mono
							.defer(() -> send(follow(redirect, admitted, redirects), next, context, redirects + 1)));
				});
		});
	}

	private void count(@Nullable RuntimeContext context) {
		if (context != null && context.budget().countSubRequest() > this.settings.subRequests() && isEdge(context)) {
			throw new FetchLimitException(FetchSettings.SUB_REQUESTS, this.settings.subRequests(),
					"The route " + context.route().describe() + " sends more requests than an invocation may");
		}
	}

	private ClientRequest follow(Redirect redirect, ClientRequest request, int redirects) {
		if (redirects >= this.settings.maxRedirects()) {
			throw new FetchLimitException(FetchSettings.MAX_REDIRECTS, this.settings.maxRedirects(),
					"The request was redirected once more at " + OutboundPolicy.describe(request.url()));
		}
		try {
			return redirect.follow(request);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw new WebClientRequestException(ex, request.method(), request.url(), request.headers());
		}
	}

	private ClientResponse limit(ClientResponse response, URI url) {
		DataSize limit = this.settings.maxResponseSize();
		return response.mutate().body((body) -> Flux.defer(() -> {
			AtomicLong received = new AtomicLong();
			return body.handle((buffer, sink) -> {
				if (received.addAndGet(buffer.readableByteCount()) <= limit.toBytes()) {
					sink.next(buffer);
					return;
				}
				DataBufferUtils.release(buffer);
				sink.error(new FetchLimitException(FetchSettings.MAX_RESPONSE_SIZE, limit,
						"The response of " + OutboundPolicy.describe(url) + " is too large"));
			});
		})).build();
	}

	private static Mono<ClientResponse> resume(Mono<ClientResponse> response, Scheduler scheduler) {
		// publishOn forgets what it holds when it is cancelled, and a connection with it
		AtomicReference<@Nullable ClientResponse> held = new AtomicReference<>();
		return response.doOnNext(held::set)
			.publishOn(scheduler)
			.doOnNext((resumed) -> held.set(null))
			.doOnError((ex) -> release(held.getAndSet(null)))
			.doOnCancel(() -> release(held.getAndSet(null)))
			.map((resumed) -> resumed.mutate()
				.body((body) -> body.publishOn(scheduler, PREFETCH)
					.doOnDiscard(DataBuffer.class, DataBufferUtils::release))
				.build());
	}

	// cancels the body before the connector learns of it, which would read it to its end
	private static void release(@Nullable ClientResponse response) {
		if (response != null) {
			response.bodyToFlux(DataBuffer.class)
				.onErrorComplete()
				.subscribe(DataBufferUtils.releaseConsumer())
				.dispose();
		}
	}

	// a refusal of the address comes back as a failure to connect
	private static Throwable unwrap(WebClientRequestException exception, URI url) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof OutboundRefusedException refused) {
				return refused.at(OutboundPolicy.describe(url));
			}
		}
		return exception;
	}

}
