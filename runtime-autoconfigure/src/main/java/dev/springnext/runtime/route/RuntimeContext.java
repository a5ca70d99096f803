package dev.springnext.runtime.route;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.ContextView;

/**
 * What a handler can learn of the invocation that it serves, and do for it. A handler
 * gets it as a method argument, from the Reactor context ({@link #from(ContextView)}),
 * from the exchange's or request's attributes ({@link #from(Map)}), and on the thread of
 * a blocking or an edge handler from {@link #current()}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface RuntimeContext {

	/**
	 * Name of the request attribute that holds the context.
	 */
	String ATTRIBUTE = RuntimeContext.class.getName();

	/**
	 * The route that is served, with its pattern and its decision chain.
	 * @return the route
	 */
	Route route();

	/**
	 * What the invocation may still spend.
	 * @return the live budget
	 */
	Budget budget();

	/**
	 * The scheduler that this invocation runs on: its edge loop, or the executor of
	 * blocking handlers. Timers that belong to an edge handler stay on its loop with
	 * {@code Flux.interval(period, context.scheduler())}.
	 * @return the scheduler
	 */
	Scheduler scheduler();

	/**
	 * Keeps work going that outlives the response. It is subscribed to at once, on
	 * {@link #scheduler()}; its errors are logged; a graceful shutdown awaits it.
	 * @param work the work; its elements are dropped
	 * @throws java.util.concurrent.RejectedExecutionException if
	 * {@code spring.next.wait-until.capacity} pieces of work are under way, or the
	 * application is shutting down
	 */
	void waitUntil(Publisher<?> work);

	/**
	 * Keeps work going that outlives the response.
	 * @param work work that is under way
	 * @throws java.util.concurrent.RejectedExecutionException if
	 * {@code spring.next.wait-until.capacity} pieces of work are under way, or the
	 * application is shutting down
	 * @see #waitUntil(Publisher)
	 */
	void waitUntil(CompletionStage<?> work);

	/**
	 * The runtime that the handler runs in.
	 * @return the runtime
	 */
	default RuntimeType runtime() {
		return route().runtime();
	}

	/**
	 * Why the handler runs in this runtime.
	 * @return the decision with its chain
	 */
	default RuntimeDecision decision() {
		return route().decision();
	}

	/**
	 * The context of the handler that the calling thread runs.
	 * @return the context, or {@code null} where no blocking or edge handler runs
	 */
	static @Nullable RuntimeContext current() {
		return CurrentRuntimeContext.get();
	}

	/**
	 * The context that a reactive handler's publisher sees.
	 * @param context the Reactor context, as {@code Mono.deferContextual} passes it
	 * @return the context, or {@code null} outside a handler
	 */
	static @Nullable RuntimeContext from(ContextView context) {
		RuntimeContext own = context.<RuntimeContext>getOrDefault(RuntimeContext.class, null);
		if (own != null) {
			return own;
		}
		Map<String, Object> attributes = context.<Map<String, Object>>getOrDefault(ATTRIBUTE, null);
		return (attributes != null) ? from(attributes) : null;
	}

	/**
	 * The context among a request's attributes.
	 * @param attributes those of the exchange or of the {@code ServerRequest}
	 * @return the context, or {@code null} if no handler was chosen yet
	 */
	static @Nullable RuntimeContext from(Map<String, Object> attributes) {
		return (RuntimeContext) attributes.get(ATTRIBUTE);
	}

}
