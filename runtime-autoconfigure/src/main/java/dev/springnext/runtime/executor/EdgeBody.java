package dev.springnext.runtime.executor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A streamed body on its invocation's loop. Demand and cancellation come from the
 * server's threads and are brought to the loop, as a source may answer them with the
 * handler's own code; chunks pass through.
 *
 * @param <T> a chunk
 * @author Switchable Runtimes for Spring
 */
final class EdgeBody<T> extends Flux<T> {

	private final EdgeInvocation invocation;

	private final Publisher<T> source;

	private final Consumer<? super T> discard;

	private volatile @Nullable Inner<T> subscriber;

	EdgeBody(EdgeInvocation invocation, Publisher<T> source, Consumer<? super T> discard) {
		this.invocation = invocation;
		this.source = source;
		this.discard = discard;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Inner<T> inner = new Inner<>(this.invocation, actual, this.discard);
		this.subscriber = inner;
		this.invocation.body(this);
		EdgeLoop loop = this.invocation.loop();
		if (loop == null || loop.isCurrent()) {
			this.source.subscribe(inner);
		}
		else {
			loop.execute(OwnedTask.cleanUp(this.invocation, () -> this.source.subscribe(inner)));
		}
	}

	boolean end(RuntimeProblemException cause) {
		Inner<T> current = this.subscriber;
		return current != null && current.end(cause);
	}

	long idleNanos(long now) {
		Inner<T> current = this.subscriber;
		return (current != null) ? current.idleNanos(now) : 0;
	}

	private static final class Inner<T> implements CoreSubscriber<T>, Subscription {

		private final EdgeInvocation invocation;

		private final CoreSubscriber<? super T> actual;

		private final Consumer<? super T> discard;

		// Counts the senders of signals: the source, and the watchdog with its error. The
		// one that finds the other at work leaves its signal to it (Reactive Streams 1.3)
		private final AtomicInteger senders = new AtomicInteger();

		private final AtomicLong demand = new AtomicLong();

		private volatile long lastSignal = System.nanoTime();

		private volatile @Nullable Subscription upstream;

		private volatile @Nullable Throwable error;

		private volatile boolean done;

		Inner(EdgeInvocation invocation, CoreSubscriber<? super T> actual, Consumer<? super T> discard) {
			this.invocation = invocation;
			this.actual = actual;
			this.discard = discard;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream = subscription;
			this.actual.onSubscribe(this);
		}

		@Override
		public void onNext(T chunk) {
			if (this.done || !this.senders.compareAndSet(0, 1)) {
				this.discard.accept(chunk);
				return;
			}
			this.lastSignal = System.nanoTime();
			if (this.demand.get() != Long.MAX_VALUE) {
				this.demand.decrementAndGet();
			}
			this.actual.onNext(chunk);
			if (this.senders.decrementAndGet() != 0) {
				sendError();
			}
		}

		@Override
		public void onError(Throwable ex) {
			if (!finish(ex)) {
				Operators.onErrorDropped(ex, currentContext());
			}
		}

		@Override
		public void onComplete() {
			if (this.senders.compareAndSet(0, 1)) {
				this.done = true;
				this.actual.onComplete();
			}
		}

		@Override
		public void request(long n) {
			// First: the watchdog counts from here once there is demand
			if (this.demand.get() == 0) {
				this.lastSignal = System.nanoTime();
			}
			this.demand.getAndAccumulate(n, Operators::addCap);
			Subscription current = this.upstream;
			if (current != null && !this.done) {
				onLoop(() -> current.request(n));
			}
		}

		@Override
		public void cancel() {
			this.done = true;
			cancelUpstream();
		}

		boolean end(RuntimeProblemException cause) {
			if (!finish(cause)) {
				return false;
			}
			cancelUpstream();
			return true;
		}

		long idleNanos(long now) {
			return (!this.done && this.demand.get() > 0) ? now - this.lastSignal : 0;
		}

		private synchronized boolean finish(Throwable cause) {
			if (this.done || this.error != null) {
				return false;
			}
			this.error = cause;
			if (this.senders.getAndIncrement() == 0) {
				sendError();
			}
			return true;
		}

		private void sendError() {
			this.done = true;
			Throwable cause = this.error;
			if (cause != null) {
				this.actual.onError(cause);
			}
		}

		private void cancelUpstream() {
			Subscription current = this.upstream;
			EdgeLoop loop = this.invocation.loop();
			if (current != null && loop != null && loop.isKeptBy(this.invocation)) {
				current.cancel();
			}
			else if (current != null) {
				onLoop(current::cancel);
			}
		}

		private void onLoop(Runnable work) {
			EdgeLoop loop = this.invocation.loop();
			if (loop == null || loop.isCurrent()) {
				work.run();
			}
			else {
				loop.execute(OwnedTask.cleanUp(this.invocation, work));
			}
		}

	}

}
