package dev.springnext.runtime.webflux;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BufferLeakTests {

	private static final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

	private static final Queue<ByteBuf> allocated = new ConcurrentLinkedQueue<>();

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Controller.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void reset() {
		allocated.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/grouped", "/plain" })
	void clientsThatLeaveLeaveNoBuffers(String path) throws IOException {
		for (int i = 0; i < 40; i++) {
			try (Socket socket = server.socket("GET " + path + " HTTP/1.1\nHost: localhost\n\n")) {
				assertThat(socket.getInputStream().read()).isEqualTo('H');
				socket.setSoLinger(true, 0);
			}
		}
		await().until(() -> server.bean(EdgeScheduler.class).figures().active() == 0);
		await().untilAsserted(
				() -> assertThat(allocated.stream().filter((buffer) -> buffer.refCnt() > 0).count()).isZero());
		assertThat(allocated).hasSizeGreaterThan(40);
	}

	private static DataBuffer buffer() {
		ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.heapBuffer();
		buffer.writeCharSequence("tick\n".repeat(200), StandardCharsets.US_ASCII);
		allocated.add(buffer);
		return buffers.wrap(buffer);
	}

	@RestController
	@EdgeRuntime
	static class Controller {

		@GetMapping("/grouped")
		Mono<Void> grouped(ServerWebExchange exchange) {
			return exchange.getResponse().writeAndFlushWith(Flux.range(0, 1_000_000).map((i) -> Mono.just(buffer())));
		}

		@GetMapping("/plain")
		Mono<Void> plain(ServerWebExchange exchange) {
			return exchange.getResponse().writeWith(Flux.range(0, 1_000_000).map((i) -> buffer()));
		}

	}

}
