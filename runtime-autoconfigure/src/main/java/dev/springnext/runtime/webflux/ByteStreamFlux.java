package dev.springnext.runtime.webflux;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * A byte stream as a publisher with demand: one read at a time, and none without demand.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ByteStreamFlux extends Flux<ByteBuffer> {

	private final ByteStream stream;

	private final Runnable cancelled;

	/**
	 * Creates the publisher, for one subscriber.
	 * @param stream the stream
	 * @param cancelled called when the subscriber gives up
	 */
	public ByteStreamFlux(ByteStream stream, Runnable cancelled) {
		this.stream = stream;
		this.cancelled = cancelled;
	}

	@Override
	public void subscribe(CoreSubscriber<? super ByteBuffer> actual) {
		actual.onSubscribe(new Reading(this.stream, this.cancelled, actual));
	}

	private static final class Reading implements Subscription {

		private final ByteStream stream;

		private final Runnable cancelled;

		private final CoreSubscriber<? super ByteBuffer> actual;

		private final AtomicLong demand = new AtomicLong();

		// Counts calls of drain() so that one thread at a time reads
		private final AtomicInteger draining = new AtomicInteger();

		private boolean reading;

		private volatile boolean done;

		Reading(ByteStream stream, Runnable cancelled, CoreSubscriber<? super ByteBuffer> actual) {
			this.stream = stream;
			this.cancelled = cancelled;
			this.actual = actual;
		}

		@Override
		public void request(long n) {
			this.demand.getAndAccumulate(n, Operators::addCap);
			drain();
		}

		@Override
		public void cancel() {
			if (!this.done) {
				this.done = true;
				this.stream.cancel();
				this.cancelled.run();
			}
		}

		private void drain() {
			if (this.draining.getAndIncrement() != 0) {
				return;
			}
			int missed = 1;
			do {
				while (!this.done && !this.reading && this.demand.get() > 0) {
					this.reading = true;
					CompletionStage<@Nullable ByteBuffer> read = this.stream.read();
					read.whenComplete(this::take);
				}
				missed = this.draining.addAndGet(-missed);
			}
			while (missed != 0);
		}

		private void take(@Nullable ByteBuffer chunk, @Nullable Throwable error) {
			if (this.done) {
				return;
			}
			if (error != null) {
				this.done = true;
				Throwable cause = error.getCause();
				this.actual.onError((error instanceof CompletionException && cause != null) ? cause : error);
			}
			else if (chunk == null) {
				this.done = true;
				this.actual.onComplete();
			}
			else {
				if (this.demand.get() != Long.MAX_VALUE) {
					this.demand.decrementAndGet();
				}
				this.actual.onNext(chunk);
				this.reading = false;
				drain();
			}
		}

	}

}
