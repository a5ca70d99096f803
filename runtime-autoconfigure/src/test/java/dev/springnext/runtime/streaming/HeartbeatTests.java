package dev.springnext.runtime.streaming;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(StreamApplication.class, "spring.next.sse.heartbeat=50ms",
				"spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/sse", "/nodejs/sse", "/functional/edge/sse", "/functional/nodejs/sse" })
	void commentsAreSentWhileTheSourceIsIdle(String path) throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			assertThat(client.readUntil(":\n\n:\n\n:\n\n")).doesNotContain("data");
			feed.emit("first");
			client.readUntil("data:first\n\n:\n\n:\n\n");
			feed.emit("second");
			feed.complete();
			assertThat(client.isComplete()).isTrue();
			assertThat(client.body().replace(":\n\n", "")).isEqualTo("data:first\n\ndata:second\n\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/", "/nodejs/" })
	void otherStreamsHaveNoComments(String base) throws Exception {
		Feed items = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), base + "ndjson")) {
			assertThat(items.isSubscribedTo()).isTrue();
			items.emit("first");
			client.readUntil("first");
			StreamApplication.newFeed();
			try (StreamClient events = StreamClient.get(server.port(), base + "sse")) {
				events.readUntil(":\n\n:\n\n:\n\n");
			}
			items.complete();
			assertThat(client.isComplete()).isTrue();
			assertThat(client.body()).isEqualTo("{\"value\":\"first\"}\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/sse", "/nodejs/sse" })
	void sourceThatFailsEndsTheResponseVisibly(String path) throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			client.readUntil(":\n\n");
			feed.fail();
			assertThat(client.isComplete()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/sse", "/nodejs/sse" })
	void clientThatLeavesCancelsTheSource(String path) throws Exception {
		Feed feed = StreamApplication.newFeed();
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			client.readUntil(":\n\n");
		}
		assertThat(feed.isCancelledWithinASecond()).isTrue();
	}

}
