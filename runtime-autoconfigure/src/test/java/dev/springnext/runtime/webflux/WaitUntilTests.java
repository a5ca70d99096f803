package dev.springnext.runtime.webflux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class WaitUntilTests {

	private static Sinks.One<String> gate = Sinks.one();

	private static final AtomicReference<String> done = new AtomicReference<>("");

	@BeforeEach
	void reset() {
		gate = Sinks.one();
		done.set("");
	}

	@Test
	void workOutlivesItsResponseAndKeepsItsContext() {
		try (TestServer server = server()) {
			assertThat(status(server, "/edge")).isEqualTo(200);
			assertThat(done).hasValue("");
			assertThat(server.bean(BackgroundWork.class).size()).isEqualTo(1);
			gate.tryEmitValue("yes");
			await().untilAsserted(() -> assertThat(done.get()).isEqualTo("yes edge"));
			await().until(() -> server.bean(BackgroundWork.class).size() == 0);
		}
	}

	@Test
	void workBeginsOnTheLoopOfItsInvocation() {
		try (TestServer server = server()) {
			assertThat(status(server, "/edge/thread")).isEqualTo(200);
			await().untilAsserted(() -> assertThat(done.get()).startsWith("edge-"));
		}
	}

	@Test
	void completionStagesAreAwaited() {
		try (TestServer server = server()) {
			assertThat(status(server, "/nodejs")).isEqualTo(200);
			assertThat(server.bean(BackgroundWork.class).size()).isEqualTo(1);
			gate.tryEmitValue("yes");
			await().until(() -> server.bean(BackgroundWork.class).size() == 0);
		}
	}

	@Test
	void errorsAreLoggedWithTheirRoute(CapturedOutput output) {
		try (TestServer server = server()) {
			assertThat(status(server, "/edge/failing")).isEqualTo(200);
			await().untilAsserted(() -> assertThat(output).contains("waitUntil of route GET /edge/failing failed")
				.contains("no luck"));
		}
	}

	@Test
	void workIsBounded() {
		try (TestServer server = server("spring.next.wait-until.capacity=1")) {
			assertThat(status(server, "/edge")).isEqualTo(200);
			assertThat(status(server, "/edge/rejected")).isEqualTo(200);
			assertThat(done.get()).contains("/edge/rejected").contains("spring.next.wait-until.capacity");
			gate.tryEmitValue("yes");
		}
	}

	@Test
	void workHasATimeLimit(CapturedOutput output) {
		try (TestServer server = server("spring.next.wait-until.timeout=100ms")) {
			assertThat(status(server, "/edge")).isEqualTo(200);
			await().until(() -> server.bean(BackgroundWork.class).size() == 0);
			assertThat(output).contains("waitUntil of route GET /edge was given up after PT0.1S")
				.contains("spring.next.wait-until.timeout");
		}
	}

	@Test
	void workOfAFunctionThatNeverEndsIsGivenUpAndItsIsolateIsFree(CapturedOutput output, @TempDir Path folder)
			throws Exception {
		Path source = Files.writeString(folder.resolve("stuck.js"), """
				export default (request, { waitUntil }) => {
				  waitUntil(new Promise(() => {}));
				  return new Response('answered');
				};
				""");
		try (TestServer server = server("spring.next.wait-until.timeout=300ms",
				"spring.next.edge.javascript.isolates.max-requests=1", "spring.next.edge.functions.stuck.path=/stuck",
				"spring.next.edge.functions.stuck.source=" + source.toUri())) {
			assertThat(status(server, "/stuck")).isEqualTo(200);
			// Has the isolate of the first retire
			assertThat(status(server, "/stuck")).isEqualTo(200);
			await().untilAsserted(() -> assertThat(output)
				.contains("waitUntil of route * /stuck was given up after PT0.3S, as it had not ended"));
			await().untilAsserted(() -> assertThat(server.bean(EdgeFunctions.class).functions())
				.allMatch((function) -> function.isolates().retiring() == 0));
		}
	}

	@Test
	void shutdownAwaitsTheWork() throws Exception {
		TestServer server = server();
		assertThat(status(server, "/edge")).isEqualTo(200);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
		await().during(Duration.ofMillis(300)).until(() -> !closed.isDone());
		gate.tryEmitValue("yes");
		closed.get();
		assertThat(done.get()).isEqualTo("yes edge");
	}

	@Test
	void shutdownDoesNotAwaitTheWorkForEver(CapturedOutput output) {
		TestServer server = server("spring.lifecycle.timeout-per-shutdown-phase=200ms");
		assertThat(status(server, "/edge")).isEqualTo(200);
		server.close();
		assertThat(output).contains("waitUntil of route GET /edge was cancelled: the application has stopped");
	}

	private static TestServer server(String... properties) {
		return TestServer.start(Controller.class, properties);
	}

	private static int status(TestServer server, String path) {
		Integer status = server.client()
			.get()
			.uri(path)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()))
			.block();
		return (status != null) ? status : -1;
	}

	@RestController
	static class Controller {

		@GetMapping("/edge")
		@EdgeRuntime
		String edge(RuntimeContext context) {
			context.waitUntil(gate.asMono()
				.flatMap((value) -> Mono
					.deferContextual((view) -> Mono.just(value + " " + RuntimeContext.from(view).runtime())))
				.doOnNext(done::set));
			return "answered";
		}

		@GetMapping("/edge/thread")
		@EdgeRuntime
		String thread(RuntimeContext context) {
			context.waitUntil(Mono.fromRunnable(() -> done.set(Thread.currentThread().getName())));
			return "answered";
		}

		@GetMapping("/edge/failing")
		@EdgeRuntime
		String failing(RuntimeContext context) {
			context.waitUntil(Mono.error(new IllegalStateException("no luck")));
			return "answered";
		}

		@GetMapping("/edge/rejected")
		@EdgeRuntime
		String rejected(RuntimeContext context) {
			try {
				context.waitUntil(Mono.never());
			}
			catch (RejectedExecutionException ex) {
				done.set(ex.getMessage());
			}
			return "answered";
		}

		@GetMapping("/nodejs")
		String nodejs(RuntimeContext context) {
			context.waitUntil(gate.asMono().toFuture());
			return "answered";
		}

	}

}
