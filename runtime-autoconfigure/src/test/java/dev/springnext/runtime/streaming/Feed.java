package dev.springnext.runtime.streaming;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * A source that a test feeds by hand.
 */
final class Feed {

	private final Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();

	private final CountDownLatch subscribed = new CountDownLatch(1);

	private final CountDownLatch cancelled = new CountDownLatch(1);

	Flux<String> flux() {
		return this.sink.asFlux()
			.doOnSubscribe((subscription) -> this.subscribed.countDown())
			.doOnCancel(this.cancelled::countDown);
	}

	void emit(String element) {
		this.sink.emitNext(element, Sinks.EmitFailureHandler.FAIL_FAST);
	}

	void complete() {
		this.sink.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
	}

	void fail() {
		this.sink.emitError(new IllegalStateException("the source failed"), Sinks.EmitFailureHandler.FAIL_FAST);
	}

	boolean isSubscribedTo() throws InterruptedException {
		return this.subscribed.await(20, TimeUnit.SECONDS);
	}

	boolean isCancelledWithinASecond() throws InterruptedException {
		return this.cancelled.await(1, TimeUnit.SECONDS);
	}

}
