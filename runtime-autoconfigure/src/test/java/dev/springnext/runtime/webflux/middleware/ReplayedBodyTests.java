package dev.springnext.runtime.webflux.middleware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayedBodyTests {

	private static final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

	private final List<ByteBuf> allocated = new ArrayList<>();

	private final TestPublisher<DataBuffer> source = TestPublisher.create();

	private final ReplayedBody body = body(this.source.flux(), 10);

	@AfterEach
	void noBufferIsLeft() {
		assertThat(this.allocated).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Test
	void untouchedBodyIsTheServersOwn() {
		NettyDataBuffer chunk = chunk("abc");
		StepVerifier.create(this.body.forRoute()).then(() -> this.source.emit(chunk)).assertNext((buffer) -> {
			assertThat(buffer).isSameAs(chunk);
			DataBufferUtils.release(buffer);
		}).verifyComplete();
		assertThat(this.body.isKept()).isFalse();
	}

	@Test
	void everyReaderBeginsAtTheBeginning() {
		StepVerifier.create(text(this.body.forMiddleware()))
			.then(() -> this.source.emit(chunk("ab"), chunk("cd")))
			.expectNext("ab", "cd")
			.verifyComplete();
		StepVerifier.create(text(this.body.forMiddleware())).expectNext("ab", "cd").verifyComplete();
		StepVerifier.create(text(this.body.forRoute())).expectNext("ab", "cd").verifyComplete();
	}

	@Test
	void routeGetsWhatWasReadAndThenTheRestBeyondTheLimit() {
		StepVerifier.create(text(this.body.forMiddleware()).take(1))
			.then(() -> this.source.next(chunk("abc")))
			.expectNext("abc")
			.verifyComplete();
		NettyDataBuffer live = chunk("x".repeat(20));
		StepVerifier
			.create(text(this.body.forRoute()
				.doOnNext((buffer) -> assertThat(buffer.readableByteCount() < 20 || buffer.equals(live)).isTrue())))
			.expectNext("abc")
			.then(() -> this.source.emit(live))
			.expectNext("x".repeat(20))
			.verifyComplete();
		assertThat(this.body.isExceeded()).isFalse();
	}

	@Test
	void readingAsMuchAsTheLimitIsAllowed() {
		StepVerifier.create(text(this.body.forMiddleware()))
			.then(() -> this.source.emit(chunk("01234"), chunk("56789")))
			.expectNext("01234", "56789")
			.verifyComplete();
		assertThat(this.body.isExceeded()).isFalse();
	}

	@Test
	void readingMoreIsAnErrorForTheReaderAndForTheRoute() {
		StepVerifier.create(text(this.body.forMiddleware()))
			.then(() -> this.source.next(chunk("01234567890")))
			.verifyErrorMessage("too large");
		assertThat(this.body.isExceeded()).isTrue();
		this.source.assertCancelled();
		StepVerifier.create(text(this.body.forRoute())).verifyErrorMessage("too large");
	}

	@Test
	void serverIsAskedOnlyWhenAReaderWantsMore() {
		StepVerifier.create(text(this.body.forMiddleware()), 0)
			.then(() -> this.source.assertWasNotSubscribed())
			.thenRequest(1)
			.then(() -> this.source.assertMaxRequested(1))
			.then(() -> this.source.next(chunk("ab")))
			.expectNext("ab")
			.then(() -> this.source.assertMaxRequested(1))
			.thenCancel()
			.verify();
		this.body.dispose();
		this.source.assertCancelled();
	}

	@Test
	void readerThatLagsBehindTheRouteIsGivenUpInPlaceOfTheRoute() {
		Slow slow = new Slow();
		this.body.forMiddleware().subscribe(slow);
		StepVerifier.create(text(this.body.forRoute()))
			.then(() -> this.source.next(chunk("0123456789")))
			.expectNext("0123456789")
			.then(() -> this.source.emit(chunk("abc")))
			.expectNext("abc")
			.verifyComplete();
		assertThat(slow.error).hasMessage("too large");
		assertThat(this.body.isExceeded()).isFalse();
	}

	@Test
	void readerThatGoesOnWhileTheRouteReadsGetsEverything() {
		Slow reader = new Slow();
		this.body.forMiddleware().subscribe(reader);
		StringBuilder seen = new StringBuilder();
		StepVerifier.create(text(this.body.forRoute())).then(() -> {
			for (int i = 0; i < 10; i++) {
				this.source.next(chunk("01234"));
				reader.request(1);
				seen.append(reader.last);
			}
			this.source.complete();
		}).expectNextCount(10).verifyComplete();
		assertThat(seen).hasSize(50);
		assertThat(reader.error).isNull();
	}

	@Test
	void errorOfTheServerReachesEveryReader() {
		StepVerifier.create(text(this.body.forMiddleware()))
			.then(() -> this.source.next(chunk("ab")).error(new IllegalStateException("reset")))
			.expectNext("ab")
			.verifyErrorMessage("reset");
		StepVerifier.create(text(this.body.forRoute())).expectNext("ab").verifyErrorMessage("reset");
	}

	@Test
	void endOfTheRequestEndsReadersAndReleasesWhatArrivesLater() {
		TestPublisher<DataBuffer> deaf = TestPublisher.createNoncompliant(TestPublisher.Violation.DEFER_CANCELLATION);
		ReplayedBody ended = body(deaf.flux(), 10);
		Slow reader = new Slow();
		ended.forMiddleware().subscribe(reader);
		reader.request(1);
		ended.dispose();
		assertThat(reader.error).hasMessageContaining("ended before its body was read");
		deaf.next(chunk("late"));
	}

	@Test
	void routeThatGivesUpCancelsTheServersBody() {
		StepVerifier.create(text(this.body.forMiddleware()).take(1))
			.then(() -> this.source.next(chunk("a")))
			.expectNext("a")
			.verifyComplete();
		StepVerifier.create(text(this.body.forRoute())).expectNext("a").thenCancel().verify();
		this.source.assertCancelled();
	}

	@Test
	void middlewareThatReadsAfterTheRouteBeganIsTold() {
		this.body.forRoute().subscribe(DataBufferUtils.releaseConsumer());
		StepVerifier.create(this.body.forMiddleware())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("reads the body of the request already"))
			.verify();
	}

	@Test
	void emptyBodyIsEmptyForAll() {
		ReplayedBody empty = body(Flux.empty(), 0);
		StepVerifier.create(empty.forMiddleware()).verifyComplete();
		StepVerifier.create(empty.forRoute()).verifyComplete();
	}

	@Test
	void manyChunksAreReplayedWithoutNesting() {
		ReplayedBody many = body(Flux.range(0, 100_000).map((i) -> chunk("x")), 200_000);
		StepVerifier.create(text(many.forMiddleware())).expectNextCount(100_000).verifyComplete();
		StepVerifier.create(text(many.forRoute())).expectNextCount(100_000).verifyComplete();
	}

	private static ReplayedBody body(Flux<DataBuffer> source, long limit) {
		return new ReplayedBody(source, buffers, limit, () -> new IllegalStateException("too large"));
	}

	private NettyDataBuffer chunk(String text) {
		ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.heapBuffer();
		buffer.writeCharSequence(text, StandardCharsets.US_ASCII);
		this.allocated.add(buffer);
		return buffers.wrap(buffer);
	}

	private static Flux<String> text(Flux<DataBuffer> body) {
		return body.map((buffer) -> {
			String text = buffer.toString(StandardCharsets.US_ASCII);
			DataBufferUtils.release(buffer);
			return text;
		});
	}

	private static final class Slow extends BaseSubscriber<DataBuffer> {

		private String last = "";

		private Throwable error;

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// Nothing yet
		}

		@Override
		protected void hookOnNext(DataBuffer buffer) {
			this.last = buffer.toString(StandardCharsets.US_ASCII);
			DataBufferUtils.release(buffer);
		}

		@Override
		protected void hookOnError(Throwable ex) {
			this.error = ex;
		}

	}

}
