package dev.springnext.runtime.webflux.middleware;

import java.util.concurrent.atomic.AtomicLong;

import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One who reads a {@link ReplayedBody}. Signals are sent by the thread that drains the
 * body.
 *
 * @author Switchable Runtimes for Spring
 */
final class BodyReader implements Subscription {

	private final ReplayedBody body;

	private final CoreSubscriber<? super DataBuffer> actual;

	private final boolean route;

	private final AtomicLong demand = new AtomicLong();

	// The number of the next chunk
	private long position;

	private volatile boolean done;

	BodyReader(ReplayedBody body, CoreSubscriber<? super DataBuffer> actual, boolean route) {
		this.body = body;
		this.actual = actual;
		this.route = route;
	}

	boolean isRoute() {
		return this.route;
	}

	boolean isDone() {
		return this.done;
	}

	boolean wants() {
		return !this.done && this.demand.get() > 0;
	}

	long position() {
		return this.position;
	}

	void next(DataBuffer buffer) {
		this.position++;
		if (this.demand.get() != Long.MAX_VALUE) {
			this.demand.decrementAndGet();
		}
		this.actual.onNext(buffer);
	}

	void complete() {
		if (!this.done) {
			this.done = true;
			this.actual.onComplete();
		}
	}

	void fail(Throwable ex) {
		if (!this.done) {
			this.done = true;
			this.actual.onError(ex);
		}
	}

	@Override
	public void request(long n) {
		if (Operators.validate(n)) {
			this.demand.getAndAccumulate(n, Operators::addCap);
			this.body.drain();
		}
	}

	@Override
	public void cancel() {
		this.done = true;
		this.body.drain();
	}

}
