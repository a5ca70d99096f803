package dev.springnext.runtime.actuate;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LiveFiguresTests {

	private static volatile boolean spinning;

	private static volatile CountDownLatch held = new CountDownLatch(1);

	private TestServer server;

	@BeforeEach
	void start() {
		spinning = true;
		held = new CountDownLatch(1);
		this.server = TestServer.start(Controller.class, "management.endpoints.web.exposure.include=runtime,health",
				"management.endpoint.health.show-details=always", "spring.next.edge.watchdog.hog-after=20ms",
				"spring.next.edge.watchdog.quarantine-after=50ms", "spring.next.edge.watchdog.max-quarantined=3",
				"spring.next.edge.loops=2", "spring.next.edge.verify=off");
	}

	@AfterEach
	void stop() {
		spinning = false;
		held.countDown();
		this.server.close();
	}

	@Test
	void pendingEdgeRequestsAreCounted() {
		expectFigure("edge.executor.active", 0);
		Disposable first = request("/pending");
		Disposable second = request("/pending");
		expectFigure("edge.executor.active", 2);
		first.dispose();
		second.dispose();
		expectFigure("edge.executor.active", 0);
	}

	@Test
	void runningBlockingHandlersAreCounted() {
		Disposable request = request("/blocking");
		expectFigure("nodejs.executor.active", 1);
		held.countDown();
		expectFigure("nodejs.executor.active", 0);
		request.dispose();
	}

	@Test
	void healthIsUpWithDetails() {
		health(200).jsonPath("$.status")
			.isEqualTo("UP")
			.jsonPath("$.details")
			.value((details) -> assertThat(details).hasToString("{loops=2, quarantined=0, maxQuarantined=3}"));
	}

	@Test
	void healthIsDownWhileAGivenUpThreadRuns() {
		this.server.test().get().uri("/spin").exchange().expectStatus().isEqualTo(503);
		health(503).jsonPath("$.status").isEqualTo("DOWN").jsonPath("$.details.quarantined").isEqualTo(1);
		expectFigure("edge.executor.quarantined", 1);
		expectFigure("edge.executor.quarantines", 1);
		expectFigure("edge.executor.hogs", 1);
		spinning = false;
		await().untilAsserted(() -> health(200).jsonPath("$.details.quarantined").isEqualTo(0));
		expectFigure("edge.executor.quarantines", 1);
	}

	private Disposable request(String path) {
		return this.server.client().get().uri(path).retrieve().toBodilessEntity().subscribe();
	}

	private void expectFigure(String name, int value) {
		await().untilAsserted(() -> this.server.test()
			.get()
			.uri("/actuator/runtime")
			.exchange()
			.expectBody()
			.jsonPath("$.runtimes." + name)
			.isEqualTo(value));
	}

	private WebTestClient.BodyContentSpec health(int status) {
		return this.server.test()
			.get()
			.uri("/actuator/health/edge")
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody();
	}

	@RestController
	static class Controller {

		@GetMapping("/pending")
		@EdgeRuntime
		Mono<String> pending() {
			return Mono.never();
		}

		@GetMapping("/spin")
		@EdgeRuntime
		String spin() {
			long rounds = 0;
			while (spinning) {
				rounds++;
			}
			return "" + rounds;
		}

		@GetMapping("/blocking")
		String blocking() throws InterruptedException {
			held.await();
			return "done";
		}

	}

}
