package dev.springnext.runtime.executor;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.blockhound.BlockHound;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs in a JVM of its own, as BlockHound changes the JDK's classes for good.
 */
class EdgeBlockHoundTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		BlockHound.install();
		server = TestServer.start(Controller.class, "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void blockingCallOnAnEdgeLoopIsAnError() {
		server.test()
			.get()
			.uri("/sleep")
			.exchange()
			.expectStatus()
			.isEqualTo(500)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The handler of this route made a blocking call, which the edge runtime does not allow.");
	}

	@Test
	void blockingCallInANodejsHandlerIsFine() {
		assertThat(get("/nodejs")).isEqualTo("slept");
	}

	@Test
	void ownMachineryOfTheLoopsDoesNotBlock() {
		for (int i = 0; i < 100; i++) {
			assertThat(get("/hello")).isEqualTo("hello");
		}
		assertThat(get("/ticks")).isEqualTo("01234");
	}

	private static String get(String path) {
		return String.valueOf(server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	@RestController
	static class Controller {

		@GetMapping("/sleep")
		@EdgeRuntime
		Mono<String> sleep() {
			return Mono.fromCallable(() -> {
				Thread.sleep(1);
				return "slept";
			});
		}

		@GetMapping("/nodejs")
		String nodejs() throws InterruptedException {
			Thread.sleep(1);
			return "slept";
		}

		@GetMapping("/hello")
		@EdgeRuntime
		Mono<String> hello() {
			return Mono.just("hello");
		}

		@GetMapping("/ticks")
		@EdgeRuntime
		Flux<String> ticks(RuntimeContext context) {
			return Flux.range(0, 5).delayElements(Duration.ofMillis(5), context.scheduler()).map(String::valueOf);
		}

	}

}
