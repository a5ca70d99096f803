package dev.springnext.runtime.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeType;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedExchangeTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final Scheduler loop = Schedulers.newSingle("edge-test");

	private final List<ByteBuf> buffers = Stream.generate(() -> PooledByteBufAllocator.DEFAULT.buffer().writeByte(1))
		.limit(6)
		.toList();

	@AfterEach
	void stop() {
		this.loop.dispose();
	}

	@Test
	void releasesWhatWaitsForTheSchedulerOnCancellation() {
		StepVerifier.create(exchange().flatMapMany((response) -> response.body(BodyExtractors.toDataBuffers())), 1)
			.consumeNextWith(DataBufferUtils::release)
			.thenCancel()
			.verify(LIMIT);
		awaitLoop();
		assertThat(this.buffers).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	private Mono<ClientResponse> exchange() {
		NettyDataBufferFactory factory = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);
		ClientResponse response = ClientResponse.create(HttpStatus.OK)
			.body(Flux.fromIterable(this.buffers).map(factory::wrap))
			.build();
		FetchSettings settings = TestSettings.open();
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("http://a.example/")).build();
		return new GuardedExchange(OutboundPolicy.of(settings), settings).filter(request, (sent) -> Mono.just(response))
			.contextWrite(
					(view) -> view.put(RuntimeContext.class, new FakeRuntimeContext(RuntimeType.EDGE, this.loop)));
	}

	private void awaitLoop() {
		Mono.empty().subscribeOn(this.loop).block(LIMIT);
	}

}
