package dev.springnext.runtime.webflux;

import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

class BlockingExecutionTests {

	@Test
	void ownPoolIsUsedWithoutVirtualThreads() {
		try (TestServer server = TestServer.start(Application.class, "spring.next.nodejs.virtual-threads=false")) {
			assertThat(get(server, "/annotated")).matches("nodejs-\\d+ false nodejs");
			assertThat(get(server, "/functional")).matches("nodejs-\\d+ false nodejs");
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsAreUsedWhereTheJdkHasThem() {
		try (TestServer server = TestServer.start(Application.class)) {
			assertThat(get(server, "/annotated")).matches("nodejs-\\d+ true nodejs");
			assertThat(get(server, "/functional")).matches("nodejs-\\d+ true nodejs");
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsOfTheApplicationWin() {
		try (TestServer server = TestServer.start(Application.class, "spring.threads.virtual.enabled=true",
				"spring.task.execution.thread-name-prefix=app-")) {
			assertThat(get(server, "/annotated")).startsWith("app-").contains(" true ");
			assertThat(get(server, "/functional")).startsWith("app-").contains(" true ");
		}
	}

	@Test
	void taskExecutorOfBootIsLeftInPlace() {
		try (TestServer server = TestServer.start(Application.class)) {
			assertThat(server.context().getBeanNamesForType(Executor.class)).contains("applicationTaskExecutor");
		}
	}

	@Test
	void configurerOfTheApplicationWinsAndEdgeHandlersStayOnTheirLoops() {
		try (TestServer server = TestServer.start(OwnExecution.class)) {
			assertThat(get(server, "/annotated")).startsWith("mine-");
			assertThat(get(server, "/functional")).startsWith("mine-");
			assertThat(get(server, "/edge")).startsWith("edge-");
			assertThat(get(server, "/reactive")).startsWith("mine-");
		}
	}

	private static String get(TestServer server, String path) {
		return String.valueOf(
				server.test().get().uri(path).exchange().expectBody(String.class).returnResult().getResponseBody());
	}

	private static String thread() {
		RuntimeContext context = RuntimeContext.current();
		boolean virtual = !Thread.currentThread().getThreadGroup().getName().equals("main")
				&& Thread.currentThread().toString().startsWith("VirtualThread");
		return Thread.currentThread().getName() + " " + virtual + " "
				+ ((context != null) ? context.runtime() : "none");
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Controller.class)
	static class Application {

		@Bean
		RouterFunction<ServerResponse> functional() {
			return route(GET("/functional"), (request) -> ServerResponse.ok().bodyValue(thread()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class OwnExecution implements WebFluxConfigurer {

		@Override
		public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
			configurer.setExecutor(new SimpleAsyncTaskExecutor("mine-"));
			configurer.setControllerMethodPredicate((method) -> true);
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/annotated")
		String annotated() {
			return thread();
		}

		@GetMapping("/reactive")
		Mono<String> reactive() {
			return Mono.just(thread());
		}

		@GetMapping("/edge")
		@EdgeRuntime
		String edge() {
			return thread();
		}

	}

}
