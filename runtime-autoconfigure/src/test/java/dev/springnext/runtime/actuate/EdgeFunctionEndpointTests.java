package dev.springnext.runtime.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EdgeFunctionEndpointTests {

	@TempDir
	private Path directory;

	@Test
	void engineAndFunctionsAreShown() throws IOException {
		String code = "export default (request) => new Response('hello');";
		Path file = Files.writeString(this.directory.resolve("hello.js"), code);
		try (TestServer server = TestServer.start(Application.class,
				"management.endpoints.web.exposure.include=runtime", "spring.next.edge.loops=1",
				"spring.next.edge.javascript.warm-up=false", "spring.next.edge.functions.hello.path=/hello/{id}",
				"spring.next.edge.functions.hello.source=" + file.toUri())) {
			report(server).jsonPath("$.runtimes.edge.javascript.mode")
				.isEqualTo("not started")
				.jsonPath("$.runtimes.edge.javascript.unstoppable")
				.isEqualTo(0)
				.jsonPath("$.runtimes.edge.javascript.functions.length()")
				.isEqualTo(1)
				.jsonPath("$.runtimes.edge.javascript.functions[0].isolates.created")
				.isEqualTo(0)
				.jsonPath("$.routes[?(@.pattern == '/hello/{id}')].handler")
				.isEqualTo("edge function 'hello'")
				.jsonPath("$.routes[?(@.pattern == '/hello/{id}')].runtime")
				.isEqualTo("edge");
			server.test().get().uri("/hello/1").exchange().expectStatus().isOk();
			await().untilAsserted(() -> report(server).jsonPath("$.runtimes.edge.javascript.mode")
				.value((mode) -> assertThat((String) mode).isIn("interpreted", "compiled"))
				.jsonPath("$.runtimes.edge.javascript.functions[0].name")
				.isEqualTo("hello")
				.jsonPath("$.runtimes.edge.javascript.functions[0].isolates.active")
				.isEqualTo(1)
				.jsonPath("$.runtimes.edge.javascript.functions[0].isolates.warm")
				.isEqualTo(1)
				.jsonPath("$.runtimes.edge.javascript.functions[0].isolates.retiring")
				.isEqualTo(0)
				.jsonPath("$.runtimes.edge.javascript.functions[0].isolates.created")
				.isEqualTo(2));
		}
	}

	private static WebTestClient.BodyContentSpec report(TestServer server) {
		return server.test().get().uri("/actuator/runtime").exchange().expectStatus().isOk().expectBody();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
