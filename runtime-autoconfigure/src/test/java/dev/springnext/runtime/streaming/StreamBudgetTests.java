package dev.springnext.runtime.streaming;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StreamBudgetTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(StreamApplication.class, "spring.next.edge.limits.idle=300ms",
				"spring.next.edge.limits.routes[/functional/**].idle=60s",
				"spring.next.edge.limits.routes[/functional/**].duration=500ms", "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/sse", "/edge/ndjson", "/edge/text", "/edge/html" })
	void idleStreamEndsVisiblyAndIsCounted(String path) throws Exception {
		endsVisiblyAfterItsFirstElement(path);
		assertCounted(server, path, "idle");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/functional/edge/sse", "/functional/edge/ndjson", "/functional/edge/text",
			"/functional/edge/html" })
	void streamThatTakesTooLongEndsVisiblyAndIsCounted(String path) throws Exception {
		endsVisiblyAfterItsFirstElement(path);
		assertCounted(server, path, "duration");
	}

	private static void endsVisiblyAfterItsFirstElement(String path) throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			feed.emit("first");
			assertThat(client.isComplete()).isFalse();
			assertThat(client.head()).startsWith("HTTP/1.1 200 OK");
			assertThat(client.body()).contains("first");
			assertThat(feed.isCancelledWithinASecond()).isTrue();
		}
	}

	static void assertCounted(TestServer server, String path, String budget) {
		MeterRegistry meters = server.bean(MeterRegistry.class);
		await().untilAsserted(() -> {
			assertThat(meters.get("spring.next.edge.budget.exceeded")
				.tags("route", path, "budget", budget)
				.counter()
				.count()).isOne();
			assertThat(
					meters.get("spring.next.edge.invocations").tags("route", path, "outcome", "ended").timer().count())
				.isOne();
		});
		assertThat(server.bean(EdgeScheduler.class).figures().active()).isZero();
	}

}
