package dev.springnext.runtime.streaming;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StreamingTests {

	private static final String ALL_STREAMS = "dev.springnext.runtime.streaming.StreamApplication#allStreams";

	private static TestServer server;

	private Feed feed;

	@BeforeAll
	static void start() {
		server = TestServer.start(StreamApplication.class, "spring.next.expose-runtime-header=true",
				"spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void renewFeed() {
		this.feed = StreamApplication.newFeed();
	}

	@ParameterizedTest
	@MethodSource(ALL_STREAMS)
	void elementReachesTheClientBeforeTheNextOneExists(String path) throws Exception {
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			this.feed.emit("first");
			client.readUntil("first");
			assertThat(client.head()).startsWith("HTTP/1.1 200 OK")
				.containsIgnoringCase("transfer-encoding: chunked")
				.contains("x-next-runtime: " + ((path.contains("/edge/")) ? "edge" : "nodejs"));
			this.feed.emit("second");
			client.readUntil("second");
			this.feed.emit("third");
			client.readUntil("third");
			this.feed.complete();
			assertThat(client.isComplete()).isTrue();
			assertThat(client.body()).containsSubsequence("first", "second", "third");
		}
	}

	@ParameterizedTest
	@MethodSource(ALL_STREAMS)
	void sourceThatFailsAfterTheFirstElementEndsTheResponseVisibly(String path) throws Exception {
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			this.feed.emit("first");
			client.readUntil("first");
			this.feed.fail();
			assertThat(client.isComplete()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource(ALL_STREAMS)
	void clientThatLeavesCancelsAnIdleSource(String path) throws Exception {
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			this.feed.emit("first");
			client.readUntil("first");
		}
		assertThat(this.feed.isCancelledWithinASecond()).isTrue();
	}

	@ParameterizedTest
	@MethodSource(ALL_STREAMS)
	void clientThatLeavesBeforeTheFirstElementCancelsTheSource(String path) throws Exception {
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			assertThat(this.feed.isSubscribedTo()).isTrue();
		}
		assertThat(this.feed.isCancelledWithinASecond()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/sse", "/functional/edge/text" })
	void invocationEndsWithItsClient(String path) throws Exception {
		try (StreamClient client = StreamClient.get(server.port(), path)) {
			this.feed.emit("first");
			client.readUntil("first");
			assertThat(server.bean(EdgeScheduler.class).figures().active()).isPositive();
		}
		await().untilAsserted(() -> assertThat(server.bean(EdgeScheduler.class).figures().active()).isZero());
	}

}
