package dev.springnext.runtime.webflux;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

@Timeout(120)
class OverloadTests {

	private static CountDownLatch gate = new CountDownLatch(1);

	@Test
	void edgeRefusesWhatFindsNoRoomInTheQueue() {
		gate = new CountDownLatch(1);
		try (TestServer server = TestServer.start(Application.class, "spring.next.edge.loops=1",
				"spring.next.edge.queue-capacity=3", "spring.next.edge.watchdog.hog-after=1h",
				"spring.next.edge.watchdog.quarantine-after=1h", "spring.next.edge.verify=off")) {
			EdgeScheduler edge = server.bean(EdgeScheduler.class);
			Mono<Integer> pending = status(server, "/edge");
			pending.subscribe();
			await().until(() -> edge.figures().active() == 1 && edge.figures().queued() == 0);
			Flux<Integer> waiting = Flux.range(0, 3).flatMap((i) -> status(server, "/edge")).cache();
			waiting.subscribe();
			await().until(() -> edge.figures().queued() == 3);
			expectOverload(server, "/edge");
			gate.countDown();
			assertThat(waiting.collectList().block()).containsOnly(200);
			await().until(() -> edge.figures().active() == 0);
			assertThat(status(server, "/edge").block()).isEqualTo(200);
		}
	}

	@Test
	void nodejsPoolRefusesWhatFindsNoRoomInTheQueue() {
		gate = new CountDownLatch(1);
		try (TestServer server = TestServer.start(Application.class, "spring.next.nodejs.virtual-threads=false",
				"spring.next.nodejs.threads=1", "spring.next.nodejs.queue-capacity=1")) {
			NodejsExecutor nodejs = server.bean(NodejsExecutor.class);
			Mono<Integer> first = status(server, "/nodejs").cache();
			first.subscribe();
			await().until(() -> nodejs.figures().active() == 1);
			Mono<Integer> second = status(server, "/functional").cache();
			second.subscribe();
			await().until(() -> nodejs.figures().queued() == 1);
			expectOverload(server, "/nodejs");
			expectOverload(server, "/functional");
			assertThat(nodejs.figures().rejected()).isEqualTo(2);
			assertThat(status(server, "/reactive").block()).isEqualTo(200);
			gate.countDown();
			assertThat(first.block()).isEqualTo(200);
			assertThat(second.block()).isEqualTo(200);
		}
	}

	private static Mono<Integer> status(TestServer server, String path) {
		return server.client()
			.get()
			.uri(path)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

	private static void expectOverload(TestServer server, String path) {
		server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "1")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody();
	}

	private static void pass() {
		try {
			gate.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Controller.class)
	static class Application {

		@Bean
		RouterFunction<ServerResponse> functional() {
			return route(GET("/functional"), (request) -> {
				pass();
				return ServerResponse.ok().build();
			});
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/edge")
		@EdgeRuntime
		String edge() {
			pass();
			return "edge";
		}

		@GetMapping("/nodejs")
		String nodejs() {
			pass();
			return "nodejs";
		}

		@GetMapping("/reactive")
		Mono<String> reactive() {
			return Mono.just("reactive");
		}

	}

}
