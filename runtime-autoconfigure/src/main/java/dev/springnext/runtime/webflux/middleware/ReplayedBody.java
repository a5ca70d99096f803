package dev.springnext.runtime.webflux.middleware;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * The body of a request that middleware may read before the route does. What middleware
 * reads is kept, up to a limit, and every reader begins at the beginning. As soon as the
 * route reads, only what somebody still has to read is kept; a route that is alone gets
 * the server's own buffers. The server is asked for more only when a reader wants more.
 *
 * @author Switchable Runtimes for Spring
 */
final class ReplayedBody {

	private final Flux<DataBuffer> source;

	private final DataBufferFactory buffers;

	private final long limit;

	private final Supplier<RuntimeException> tooLarge;

	private final AtomicReference<@Nullable Use> use = new AtomicReference<>();

	private final Queue<BodyReader> joining = new ConcurrentLinkedQueue<>();

	// The server is asked for one buffer at a time
	private final AtomicReference<@Nullable DataBuffer> arrived = new AtomicReference<>();

	private volatile @Nullable Subscription upstream;

	private volatile boolean completed;

	private volatile @Nullable Throwable error;

	private volatile boolean disposed;

	private volatile boolean exceeded;

	// Counts calls of drain(); what follows belongs to the thread that drains
	private final AtomicInteger draining = new AtomicInteger();

	private final List<BodyReader> readers = new ArrayList<>(2);

	private final List<byte[]> kept = new ArrayList<>();

	// The number of the first chunk that is kept
	private long first;

	private long keptBytes;

	private boolean subscribed;

	private boolean asked;

	private boolean stopped;

	private boolean routeReads;

	ReplayedBody(Flux<DataBuffer> source, DataBufferFactory buffers, long limit, Supplier<RuntimeException> tooLarge) {
		this.source = source;
		this.buffers = buffers;
		this.limit = limit;
		this.tooLarge = tooLarge;
	}

	/**
	 * The body for middleware.
	 * @return the body from its beginning, for any number of subscribers
	 */
	Flux<DataBuffer> forMiddleware() {
		return Flux.defer(() -> {
			if (!this.use.compareAndSet(null, Use.KEPT) && this.use.get() == Use.PASSED_ON) {
				return Flux.error(new IllegalStateException(
						"The route reads the body of the request already. Middleware reads it before it decides."));
			}
			return new Reading(this, false);
		});
	}

	/**
	 * The body for what serves the request.
	 * @return the body from its beginning, for one subscriber
	 */
	Flux<DataBuffer> forRoute() {
		return Flux.defer(() -> {
			boolean untouched = this.use.compareAndSet(null, Use.PASSED_ON) || this.use.get() == Use.PASSED_ON;
			return (untouched) ? this.source : new Reading(this, true);
		});
	}

	/**
	 * Whether middleware has read any of it.
	 * @return {@code true} if so
	 */
	boolean isKept() {
		return this.use.get() == Use.KEPT;
	}

	/**
	 * Whether middleware wanted more than is kept. The route could get the beginning
	 * only, so it gets nothing.
	 * @return {@code true} if so
	 */
	boolean isExceeded() {
		return this.exceeded;
	}

	/**
	 * Ends what is left: the response is complete.
	 */
	void dispose() {
		if (isKept()) {
			this.disposed = true;
			drain();
		}
	}

	void join(BodyReader reader) {
		this.joining.add(reader);
		drain();
	}

	void drain() {
		if (this.draining.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			advance();
			missed = this.draining.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void advance() {
		for (BodyReader reader = this.joining.poll(); reader != null; reader = this.joining.poll()) {
			this.readers.add(reader);
			this.routeReads |= reader.isRoute();
		}
		// Before the buffer is looked at, as it was written after that
		boolean ended = this.completed || this.error != null;
		DataBuffer buffer = this.arrived.getAndSet(null);
		this.readers.removeIf(BodyReader::isDone);
		if (buffer != null) {
			this.asked = false;
			take(buffer);
		}
		deliver(ended);
		this.readers.removeIf(BodyReader::isDone);
		forget();
		if (!ended && !this.stopped) {
			ask();
		}
	}

	private void take(DataBuffer buffer) {
		if (this.stopped || buffer.readableByteCount() == 0) {
			DataBufferUtils.release(buffer);
			return;
		}
		BodyReader only = (this.routeReads && this.readers.size() == 1) ? this.readers.get(0) : null;
		if (only != null && only.isRoute() && only.position() == end() && only.wants()) {
			this.first++;
			only.next(buffer);
			return;
		}
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		this.kept.add(bytes);
		this.keptBytes += bytes.length;
		if (this.keptBytes > this.limit) {
			exceed();
		}
	}

	private void exceed() {
		this.exceeded |= !this.routeReads;
		for (BodyReader reader : this.readers) {
			if (!reader.isRoute()) {
				reader.fail(this.tooLarge.get());
			}
		}
		this.readers.removeIf(BodyReader::isDone);
		if (this.exceeded) {
			stop();
			this.kept.clear();
		}
	}

	private void deliver(boolean ended) {
		for (BodyReader reader : this.readers) {
			while (reader.wants() && reader.position() < end()) {
				reader.next(this.buffers.wrap(this.kept.get((int) (reader.position() - this.first))));
			}
			if (reader.position() == end() && (ended || this.stopped)) {
				Throwable failure = this.error;
				if (failure != null) {
					reader.fail(failure);
				}
				else if (this.completed) {
					reader.complete();
				}
				else {
					reader.fail((this.exceeded) ? this.tooLarge.get()
							: new IllegalStateException("The request ended before its body was read"));
				}
			}
		}
	}

	// What the route and all other readers have, nobody will ask for
	private void forget() {
		if (this.disposed) {
			stop();
		}
		if (!this.routeReads) {
			return;
		}
		long needed = end();
		for (BodyReader reader : this.readers) {
			needed = Math.min(needed, reader.position());
		}
		List<byte[]> read = this.kept.subList(0, (int) (needed - this.first));
		for (byte[] chunk : read) {
			this.keptBytes -= chunk.length;
		}
		read.clear();
		this.first = needed;
		if (this.readers.isEmpty()) {
			stop();
		}
	}

	private long end() {
		return this.first + this.kept.size();
	}

	private void ask() {
		boolean wanted = false;
		for (BodyReader reader : this.readers) {
			wanted |= reader.wants() && reader.position() == end();
		}
		if (!wanted || this.asked) {
			return;
		}
		this.asked = true;
		Subscription current = this.upstream;
		if (current != null) {
			current.request(1);
		}
		else if (!this.subscribed) {
			this.subscribed = true;
			this.source.subscribe(new Receiver());
		}
	}

	private void stop() {
		if (!this.stopped) {
			this.stopped = true;
			Subscription current = this.upstream;
			if (current != null && !this.completed && this.error == null) {
				current.cancel();
			}
			// Those that wait for more hear of it in the next round
			this.draining.getAndIncrement();
		}
	}

	/**
	 * Who has the server's body.
	 */
	private enum Use {

		KEPT, PASSED_ON

	}

	private final class Receiver implements CoreSubscriber<DataBuffer> {

		@Override
		public void onSubscribe(Subscription subscription) {
			ReplayedBody.this.upstream = subscription;
			subscription.request(1);
		}

		@Override
		public void onNext(DataBuffer buffer) {
			ReplayedBody.this.arrived.set(buffer);
			drain();
		}

		@Override
		public void onError(Throwable ex) {
			ReplayedBody.this.error = ex;
			drain();
		}

		@Override
		public void onComplete() {
			ReplayedBody.this.completed = true;
			drain();
		}

	}

	private static final class Reading extends Flux<DataBuffer> {

		private final ReplayedBody body;

		private final boolean route;

		Reading(ReplayedBody body, boolean route) {
			this.body = body;
			this.route = route;
		}

		@Override
		public void subscribe(CoreSubscriber<? super DataBuffer> actual) {
			BodyReader reader = new BodyReader(this.body, actual, this.route);
			actual.onSubscribe(reader);
			this.body.join(reader);
		}

	}

}
