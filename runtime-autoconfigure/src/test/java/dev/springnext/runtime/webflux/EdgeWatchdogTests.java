package dev.springnext.runtime.webflux;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.executor.EdgeFigures;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class EdgeWatchdogTests {

	private static volatile boolean spinning;

	private static final AtomicInteger spinners = new AtomicInteger();

	private TestServer server;

	@BeforeEach
	void start() {
		spinning = true;
		spinners.set(0);
	}

	@AfterEach
	void stop() {
		spinning = false;
		this.server.close();
	}

	@Test
	void hogIsReportedOnceWithRouteAndStackWhileOtherRoutesGoOn(CapturedOutput output) {
		this.server = server("spring.next.edge.watchdog.hog-after=50ms",
				"spring.next.edge.watchdog.quarantine-after=1h");
		Disposable hog = spin();
		await().until(() -> figures().hogs() == 1);
		assertOthersAreServed(200);
		assertThat(output).containsOnlyOnce("has kept edge-")
			.contains("Route GET /spin (" + Controller.class.getName() + "#spin) has kept edge-")
			.contains("at dev.springnext.runtime.webflux.EdgeWatchdogTests$Controller.spin");
		assertThat(figures().hogs()).isEqualTo(1);
		assertThat(figures().quarantined()).isZero();
		hog.dispose();
	}

	@Test
	void handlersThatSpinForEverLoseTheirThreadsAndSlowNobody(CapturedOutput output) {
		this.server = server("spring.next.edge.watchdog.hog-after=50ms",
				"spring.next.edge.watchdog.quarantine-after=200ms");
		assertThat(Flux.range(0, 2)
			.flatMap((i) -> this.server.client()
				.get()
				.uri("/spin")
				.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value())))
			.collectList()
			.block(Duration.ofSeconds(30))).containsExactly(503, 503);
		assertThat(figures().quarantined()).isEqualTo(2);
		assertThat(spinners).hasValue(2);
		assertOthersAreServed(200);
		assertThat(output).contains("the thread is given up, another one takes the loop over");
		spinning = false;
		await().until(() -> figures().quarantined() == 0);
		assertThat(figures().quarantines()).isEqualTo(2);
		assertOthersAreServed(20);
	}

	@Test
	void givenUpRequestIsAnsweredByAnExceptionHandler() {
		this.server = server("spring.next.edge.watchdog.hog-after=50ms",
				"spring.next.edge.watchdog.quarantine-after=100ms", "spring.webflux.problemdetails.enabled=true");
		expectStatus("/spin", 503);
		expectStatus("/spin/publisher", 503);
		expectStatus("/hello", 200);
	}

	@Test
	void givenUpThreadsAreCapped() {
		this.server = server("spring.next.edge.watchdog.hog-after=50ms",
				"spring.next.edge.watchdog.quarantine-after=100ms", "spring.next.edge.watchdog.max-quarantined=1",
				"spring.next.edge.loops=1", "spring.next.edge.limits.first-byte=500ms");
		expectStatus("/spin", 503);
		assertThat(figures().quarantined()).isEqualTo(1);
		expectStatus("/spin", 503);
		assertThat(figures().quarantined()).isEqualTo(1);
		// no loop is left: the budget of those that wait holds all the same
		expectStatus("/hello", 504);
		expectStatus("/nodejs", 200);
		spinning = false;
		await().untilAsserted(() -> expectStatus("/hello", 200));
	}

	private void assertOthersAreServed(int requests) {
		for (int i = 0; i < requests; i++) {
			expectStatus((i % 2 == 0) ? "/hello" : "/nodejs", 200);
		}
	}

	private void expectStatus(String path, int status) {
		this.server.test().get().uri(path).exchange().expectStatus().isEqualTo(status).expectBody();
	}

	private Disposable spin() {
		return this.server.client().get().uri("/spin").retrieve().toBodilessEntity().subscribe();
	}

	private EdgeFigures figures() {
		return this.server.bean(EdgeScheduler.class).figures();
	}

	private static TestServer server(String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "spring.next.edge.verify=off";
		return TestServer.start(Controller.class, all);
	}

	@RestController
	static class Controller {

		@GetMapping("/spin")
		@EdgeRuntime
		String spin() {
			spinners.incrementAndGet();
			long rounds = 0;
			while (spinning) {
				rounds++;
			}
			return "" + rounds;
		}

		@GetMapping("/spin/publisher")
		@EdgeRuntime
		Mono<String> publisher() {
			return Mono.fromSupplier(this::spin);
		}

		@GetMapping("/hello")
		@EdgeRuntime
		String hello() {
			return "hello";
		}

		@GetMapping("/nodejs")
		String nodejs() {
			return "hello";
		}

	}

}
