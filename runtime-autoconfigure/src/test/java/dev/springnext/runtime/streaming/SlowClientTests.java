package dev.springnext.runtime.streaming;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The limit of the idle time is far below the time that these clients do not read.
 */
class SlowClientTests {

	private static final String HANDLER_METHODS = "dev.springnext.runtime.streaming.StreamApplication#handlerMethods";

	private static final Pattern ELEMENT = Pattern.compile("#(\\d+)\\.");

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(StreamApplication.class, "spring.next.edge.limits.idle=200ms",
				"spring.next.sse.heartbeat=50ms", "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@MethodSource(HANDLER_METHODS)
	void sourceWaitsForASlowClientWhichGetsEverythingThen(String path) throws Exception {
		AtomicInteger emitted = StreamApplication.newFlood();
		String flood = path.replaceFirst("/(\\w+)$", "/flood/$1");
		try (StreamClient client = StreamClient.slow(server.port(), flood)) {
			AtomicInteger before = new AtomicInteger(-1);
			await().during(Duration.ofMillis(700))
				.atMost(Duration.ofSeconds(20))
				.until(() -> emitted.get() > 0 && before.getAndSet(emitted.get()) == emitted.get());
			assertThat(emitted.get()).isLessThan(StreamApplication.FLOOD / 2);
			assertThat(client.isComplete()).isTrue();
			assertThat(ELEMENT.matcher(client.body()).results().map((element) -> Integer.valueOf(element.group(1))))
				.hasSize(StreamApplication.FLOOD)
				.isSorted();
		}
	}

}
