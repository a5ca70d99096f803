package dev.springnext.runtime.streaming;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatBudgetTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(StreamApplication.class, "spring.next.edge.limits.idle=300ms",
				"spring.next.sse.heartbeat=50ms", "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void heartbeatDoesNotKeepAnIdleSourceAlive() throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), "/edge/sse")) {
			feed.emit("first");
			client.readUntil("data:first\n\n:\n\n:\n\n");
			assertThat(client.isComplete()).isFalse();
			assertThat(feed.isCancelledWithinASecond()).isTrue();
		}
		StreamBudgetTests.assertCounted(server, "/edge/sse", "idle");
	}

	@Test
	void heartbeatDoesNotHideASourceThatNeverBegins() throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), "/functional/edge/sse")) {
			assertThat(client.isComplete()).isFalse();
			assertThat(client.body()).contains(":\n\n").doesNotContain("data");
			assertThat(feed.isCancelledWithinASecond()).isTrue();
		}
		StreamBudgetTests.assertCounted(server, "/functional/edge/sse", "idle");
	}

	@Test
	void nodejsStreamsMayBeIdle() throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), "/nodejs/sse")) {
			client.readUntil(":\n\n".repeat(12));
			feed.emit("first");
			feed.complete();
			assertThat(client.isComplete()).isTrue();
		}
	}

}
