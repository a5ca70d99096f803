package dev.springnext.sample;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.scheduler.Schedulers;

import dev.springnext.runtime.annotation.EdgeRuntime;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
@Import(ThreadTests.Probe.class)
class ThreadTests {

	private final WebTestClient client;

	@Autowired
	ThreadTests(WebTestClient client) {
		this.client = client;
	}

	@ParameterizedTest
	@CsvSource({ "/threads/edge, edge-\\d+ that must not block",
			"/threads/nodejs, (?!edge-|reactor-).* that may block" })
	void handlersRunOnThreadsOfTheirRuntime(String path, String expected) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((thread) -> assertThat(thread).matches(expected));
	}

	@RestController
	static class Probe {

		@GetMapping("/threads/edge")
		@EdgeRuntime
		String edge() {
			return thread();
		}

		@GetMapping("/threads/nodejs")
		String nodejs() {
			return thread();
		}

		private static String thread() {
			return Thread.currentThread().getName()
					+ (Schedulers.isInNonBlockingThread() ? " that must not block" : " that may block");
		}

	}

}
