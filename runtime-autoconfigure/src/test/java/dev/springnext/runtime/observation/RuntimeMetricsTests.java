package dev.springnext.runtime.observation;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RuntimeMetricsTests {

	private static volatile boolean spinning;

	private TestServer server;

	@BeforeEach
	void start() {
		spinning = true;
		this.server = TestServer.start(Controller.class, "spring.next.edge.loops=1",
				"spring.next.edge.queue-capacity=1", "spring.next.edge.watchdog.hog-after=20ms",
				"spring.next.edge.watchdog.max-quarantined=1",
				"spring.next.edge.limits.routes[/never].first-byte=100ms", "spring.next.edge.verify=off");
	}

	@AfterEach
	void stop() {
		spinning = false;
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/edge, edge", "/nodejs, nodejs", "/reactive, nodejs", "/nowhere, none" })
	void serverRequestsAreTaggedWithTheirRuntime(String path, String runtime) {
		request(path);
		await()
			.untilAsserted(() -> assertThat(meter("http.server.requests", "runtime", runtime).timer().count()).isOne());
		assertThat(meter("http.server.requests").timers())
			.allSatisfy((timer) -> assertThat(timer.getId().getTag("runtime")).isEqualTo(runtime));
	}

	@Test
	void invocationsAreTimedByRouteAndOutcome() {
		request("/edge");
		request("/failing");
		request("/never");
		Disposable leaver = this.server.client().get().uri("/silent").retrieve().toBodilessEntity().subscribe();
		await().until(() -> this.server.bean(EdgeScheduler.class).figures().active() == 1);
		leaver.dispose();
		assertInvocation("/edge", "success");
		assertInvocation("/failing", "error");
		assertInvocation("/never", "ended");
		assertInvocation("/silent", "cancelled");
		assertThat(meter("spring.next.edge.cpu", "route", "/edge").timer().count()).isOne();
		assertThat(
				meter("spring.next.edge.budget.exceeded", "route", "/never", "budget", "first-byte").counter().count())
			.isOne();
	}

	@Test
	void streamsAreInvocationsUntilTheirEnd() {
		request("/stream");
		assertInvocation("/stream", "success");
		assertThat(meter("spring.next.edge.invocations", "route", "/stream").timers())
			.extracting((timer) -> timer.getId().getTag("outcome"))
			.containsExactlyInAnyOrder("success", "error", "ended", "cancelled");
	}

	@Test
	void watchdogQueueAndRejectionsAreMeasured() {
		this.server.client().get().uri("/spin").retrieve().toBodilessEntity().onErrorComplete().subscribe();
		await().until(() -> value("spring.next.edge.quarantined") == 1);
		assertThat(meter("spring.next.edge.watchdog", "event", "hog").counter().count()).isOne();
		// counted behind the gauge
		await().ignoreExceptions()
			.untilAsserted(() -> assertThat(meter("spring.next.edge.watchdog", "event", "quarantine").counter().count())
				.isOne());
		// the second one keeps the last loop, as no more threads may be given up
		this.server.client().get().uri("/spin").retrieve().toBodilessEntity().onErrorComplete().subscribe();
		await().until(() -> meter("spring.next.edge.watchdog", "event", "hog").counter().count() == 2);
		this.server.client().get().uri("/edge").retrieve().toBodilessEntity().onErrorComplete().subscribe();
		await().until(() -> value("spring.next.edge.queue.depth") == 1);
		assertThat(request("/edge")).isEqualTo(503);
		assertThat(meter("spring.next.edge.rejections", "route", "/edge").counter().count()).isOne();
		assertThat(value("spring.next.edge.active")).isPositive();
		spinning = false;
		await().until(() -> value("spring.next.edge.queue.depth") == 0 && value("spring.next.edge.active") == 0
				&& value("spring.next.edge.quarantined") == 0);
		await().untilAsserted(
				() -> assertThat(meter("spring.next.edge.watchdog", "event", "release").counter().count()).isOne());
	}

	@Test
	void metersOfTheMomentAreThereFromTheStart() {
		assertThat(List.of("spring.next.edge.queue.depth", "spring.next.edge.active", "spring.next.edge.quarantined",
				"spring.next.nodejs.active", "spring.next.nodejs.queue.depth", "spring.next.nodejs.rejections",
				"spring.next.wait-until.active"))
			.allSatisfy((name) -> {
				assertThat(meter(name).meter().getId().getDescription()).isNotBlank();
				assertThat(value(name)).isZero();
			});
	}

	private void assertInvocation(String route, String outcome) {
		await().untilAsserted(() -> assertThat(
				meter("spring.next.edge.invocations", "route", route, "outcome", outcome).timer().count())
			.isOne());
		assertThat(meter("spring.next.edge.invocations", "route", route).timers())
			.filteredOn((timer) -> !outcome.equals(timer.getId().getTag("outcome")))
			.allSatisfy((timer) -> assertThat(timer.count()).isZero());
	}

	private int request(String path) {
		return this.server.test().get().uri(path).exchange().returnResult(String.class).getStatus().value();
	}

	private double value(String name) {
		return meter(name).meter().measure().iterator().next().getValue();
	}

	private RequiredSearch meter(String name, String... tags) {
		return this.server.bean(MeterRegistry.class).get(name).tags(tags);
	}

	@RestController
	static class Controller {

		@GetMapping("/nodejs")
		String nodejs() {
			return "hello";
		}

		@GetMapping("/reactive")
		Mono<String> reactive() {
			return Mono.just("hello");
		}

		@GetMapping("/edge")
		@EdgeRuntime
		String edge() {
			return "hello";
		}

		@GetMapping("/failing")
		@EdgeRuntime
		Mono<String> failing() {
			return Mono.error(new IllegalStateException("on purpose"));
		}

		@GetMapping("/never")
		@EdgeRuntime
		Mono<String> never() {
			return Mono.never();
		}

		@GetMapping("/silent")
		@EdgeRuntime
		Mono<String> silent() {
			return Mono.never();
		}

		@GetMapping("/stream")
		@EdgeRuntime
		Flux<String> stream() {
			return Flux.just("one", "two");
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

	}

}
