package dev.springnext.runtime.executor;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.springnext.runtime.route.Budget;
import dev.springnext.runtime.route.CurrentRuntimeContext;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * One request that a handler of the nodejs runtime serves.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class NodejsInvocation implements RuntimeContext {

	private final Route route;

	private final Scheduler scheduler;

	private final BackgroundWork backgroundWork;

	private volatile @Nullable Budget budget;

	/**
	 * Creates an invocation.
	 * @param route the route that is served
	 * @param scheduler the executor of blocking handlers
	 * @param backgroundWork what takes over the work that outlives the response
	 */
	public NodejsInvocation(Route route, Scheduler scheduler, BackgroundWork backgroundWork) {
		this.route = route;
		this.scheduler = scheduler;
		this.backgroundWork = backgroundWork;
	}

	/**
	 * Lets blocking code that the source starts find this invocation with
	 * {@link RuntimeContext#current()}.
	 * @param <T> the result
	 * @param source hands a task to the executor when it is subscribed to
	 * @return the same source
	 */
	public <T> Mono<T> bind(Mono<T> source) {
		return new BoundMono<>(source, this);
	}

	@Override
	public Route route() {
		return this.route;
	}

	@Override
	public synchronized Budget budget() {
		Budget current = this.budget;
		if (current == null) {
			current = new UnlimitedBudget();
			this.budget = current;
		}
		return current;
	}

	@Override
	public Scheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void waitUntil(Publisher<?> work) {
		this.backgroundWork.add(this, work);
	}

	@Override
	public void waitUntil(CompletionStage<?> work) {
		this.backgroundWork.add(this, work);
	}

	private static final class BoundMono<T> extends Mono<T> {

		private final Mono<T> source;

		private final RuntimeContext context;

		BoundMono(Mono<T> source, RuntimeContext context) {
			this.source = source;
			this.context = context;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			RuntimeContext outer = CurrentRuntimeContext.get();
			CurrentRuntimeContext.set(this.context);
			try {
				this.source.subscribe(actual);
			}
			finally {
				CurrentRuntimeContext.set(outer);
			}
		}

	}

}
