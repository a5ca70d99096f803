package dev.springnext.runtime.middleware;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The middleware of one request: which ran, and what follows.
 *
 * @author Switchable Runtimes for Spring
 */
final class MiddlewareRun {

	private final MiddlewareStack stack;

	// One middleware runs at a time, and signals of its Mono order what it writes
	private @Nullable Step last;

	MiddlewareRun(MiddlewareStack stack) {
		this.stack = stack;
	}

	boolean has(MiddlewareEntry entry) {
		for (Step step = this.last; step != null; step = step.previous) {
			if (step.entry.equals(entry)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Runs what wants the request and has not run yet.
	 * @param request the request
	 * @return the decision
	 */
	Mono<MiddlewareResult> proceed(MiddlewareRequest request) {
		MiddlewareEntry entry = this.stack.firstFor(request, this);
		return (entry != null) ? run(entry, request) : Mono.just(MiddlewareResult.next(request));
	}

	private Mono<MiddlewareResult> run(MiddlewareEntry entry, MiddlewareRequest request) {
		Step step = new Step(this, this.last, entry);
		this.last = step;
		Mono<MiddlewareResult> result;
		try {
			result = entry.middleware().intercept(request, step);
		}
		catch (RuntimeException ex) {
			result = Mono.error(ex);
		}
		return result
			.switchIfEmpty(Mono.error(() -> new IllegalStateException(
					"The middleware '" + entry.name() + "' gave no result. Return chain.next(request) to go on.")))
			// Whoever recovers from an error has not been told what this one decides
			.doOnError((ex) -> this.last = step.previous)
			.doOnCancel(() -> this.last = step.previous)
			.flatMap(this::settle);
	}

	// Nobody is walked around by a middleware that doesn't ask the chain, nor by a
	// rewrite
	private Mono<MiddlewareResult> settle(MiddlewareResult result) {
		MiddlewareResult.Next next = null;
		if (result instanceof MiddlewareResult.Next plain) {
			next = plain;
		}
		else if (result instanceof MiddlewareResult.Rewrite rewrite
				&& Origins.isSame(rewrite.request().uri(), rewrite.target())) {
			next = new MiddlewareResult.Next(rewrite.request().withUri(rewrite.target()), rewrite.headers());
		}
		if (next == null) {
			return Mono.just(result);
		}
		if (!next.headers().isEmpty()) {
			next = new MiddlewareResult.Next(RequestCookies.visible(next.request(), next.headers()), next.headers());
		}
		MiddlewareEntry entry = this.stack.firstFor(next.request(), this);
		if (entry == null) {
			return Mono.just(next);
		}
		MiddlewareResult.Next outer = next;
		return run(entry, outer.request()).map((inner) -> inner.withDefaults(outer.headers()));
	}

	/**
	 * A middleware that runs, and those behind it.
	 */
	private static final class Step implements MiddlewareChain {

		private final MiddlewareRun run;

		private final @Nullable Step previous;

		private final MiddlewareEntry entry;

		Step(MiddlewareRun run, @Nullable Step previous, MiddlewareEntry entry) {
			this.run = run;
			this.previous = previous;
			this.entry = entry;
		}

		@Override
		public Mono<MiddlewareResult> next(MiddlewareRequest request) {
			return Mono.defer(() -> {
				// Asked once more, those behind decide once more
				this.run.last = this;
				return this.run.proceed(request);
			});
		}

	}

}
