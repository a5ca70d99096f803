package dev.springnext.runtime.executor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A single-valued stage of an invocation, run on the invocation's loop. The first stage
 * waits for a loop and brings its invocation there.
 *
 * @param <T> the result of the stage
 * @author Switchable Runtimes for Spring
 */
final class EdgeStage<T> extends Mono<T> {

	private final EdgeInvocation invocation;

	private final Supplier<Mono<T>> source;

	private final UnaryOperator<Throwable> errors;

	private final boolean last;

	EdgeStage(EdgeInvocation invocation, Supplier<Mono<T>> source, UnaryOperator<Throwable> errors, boolean last) {
		this.invocation = invocation;
		this.source = source;
		this.errors = errors;
		this.last = last;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Inner<T> inner = new Inner<>(this, actual);
		this.invocation.stage(inner);
		actual.onSubscribe(inner);
		EdgeLoop loop = this.invocation.loop();
		try {
			if (loop == null) {
				this.invocation.edge().submit(this.invocation, inner);
			}
			else if (loop.isCurrent()) {
				inner.run();
			}
			else {
				loop.execute(inner);
			}
		}
		catch (RuntimeException ex) {
			inner.onError(ex);
			return;
		}
		RuntimeProblemException problem = this.invocation.problem();
		if (problem != null && !this.invocation.isEnded()) {
			inner.end(problem);
		}
	}

	private static final class Inner<T> implements CoreSubscriber<T>, Subscription, EdgeTask, EndableStage {

		private final EdgeStage<T> stage;

		private final EdgeInvocation invocation;

		private final CoreSubscriber<? super T> actual;

		// Operators ask for it again and again, each time through all that is downstream
		private final Context context;

		private final AtomicBoolean done = new AtomicBoolean();

		private volatile @Nullable Subscription upstream;

		Inner(EdgeStage<T> stage, CoreSubscriber<? super T> actual) {
			this.stage = stage;
			this.invocation = stage.invocation;
			this.actual = actual;
			this.context = actual.currentContext();
		}

		@Override
		public void run() {
			if (this.done.get()) {
				return;
			}
			if (this.invocation.loop() == null && Thread.currentThread() instanceof EdgeThread thread) {
				this.invocation.takenBy(thread.loop());
			}
			Mono<T> mono;
			try {
				mono = this.stage.source.get();
			}
			catch (Throwable ex) {
				onError(Operators.onOperatorError(ex, currentContext()));
				return;
			}
			mono.subscribe(this);
		}

		@Override
		public EdgeInvocation owner() {
			return this.invocation;
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream = subscription;
			if (this.done.get()) {
				subscription.cancel();
			}
			else {
				subscription.request(Long.MAX_VALUE);
			}
		}

		@Override
		public void onNext(T value) {
			if (this.done.compareAndSet(false, true)) {
				if (this.stage.last) {
					this.invocation.end(EdgeObserver.Outcome.SUCCESS);
				}
				this.actual.onNext(value);
				this.actual.onComplete();
			}
			else {
				Operators.onNextDropped(value, currentContext());
			}
		}

		@Override
		public void onError(Throwable ex) {
			if (this.done.compareAndSet(false, true)) {
				this.invocation.end(EdgeObserver.Outcome.ERROR);
				this.actual.onError(this.stage.errors.apply(ex));
			}
			else {
				Operators.onErrorDropped(ex, currentContext());
			}
		}

		@Override
		public void onComplete() {
			if (this.done.compareAndSet(false, true)) {
				this.invocation.end(EdgeObserver.Outcome.SUCCESS);
				this.actual.onComplete();
			}
		}

		@Override
		public void request(long n) {
			// A stage has one result, which its subscriber, always a flatMap, takes at
			// once
		}

		@Override
		public void cancel() {
			if (this.done.compareAndSet(false, true)) {
				this.invocation.end(EdgeObserver.Outcome.CANCELLED);
				cancelUpstream();
			}
		}

		@Override
		public boolean end(RuntimeProblemException cause) {
			if (!this.done.compareAndSet(false, true)) {
				return false;
			}
			this.invocation.end(EdgeObserver.Outcome.ENDED);
			cancelUpstream();
			this.actual.onError(cause);
			return true;
		}

		private void cancelUpstream() {
			EdgeLoop loop = this.invocation.loop();
			Subscription current = this.upstream;
			if (current == null || loop == null) {
				return;
			}
			if (loop.isCurrent() || loop.isKeptBy(this.invocation)) {
				// At once: behind a turn that goes on, the source might still answer
				current.cancel();
			}
			else {
				loop.execute(OwnedTask.cleanUp(this.invocation, current::cancel));
			}
		}

	}

}
