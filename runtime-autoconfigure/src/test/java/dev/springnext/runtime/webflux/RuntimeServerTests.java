package dev.springnext.runtime.webflux;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.annotation.Runtime;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeType;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

class RuntimeServerTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class, "spring.next.expose-runtime-header=true",
				"spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void edgeHandlerRunsOnAnEdgeLoop() {
		assertThat(get("/edge/thread", "edge")).matches("edge-\\d+ edge");
	}

	@Test
	void edgePublisherIsSubscribedToOnAnEdgeLoop() {
		assertThat(get("/edge/publisher", "edge")).matches("edge-\\d+ edge");
	}

	@Test
	void edgeHandlerIsCalledOnItsLoopAfterTheBodyHasArrived() {
		String answer = server.test()
			.post()
			.uri("/edge/body")
			.bodyValue("hello")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).matches("hello edge-\\d+");
	}

	@Test
	void demandOfAStreamIsAnsweredOnAnEdgeLoop() {
		Flux<String> chunks = server.client().get().uri("/edge/stream").retrieve().bodyToFlux(String.class);
		assertThat(chunks.collectList().block()).hasSize(500).allMatch((line) -> line.matches("edge-\\d+"));
	}

	@Test
	void blockingHandlerRunsOffTheEventLoop() {
		assertThat(get("/nodejs/thread", "nodejs")).startsWith("nodejs-").endsWith(" nodejs");
	}

	@Test
	void reactiveNodejsHandlerRunsWhereWebFluxRunsIt() {
		assertThat(get("/nodejs/reactive", "nodejs")).contains("reactor-http-");
	}

	@Test
	void functionalRoutesRunInTheirRuntimes() {
		assertThat(get("/functional/nodejs", "nodejs")).startsWith("nodejs-");
		assertThat(get("/functional/edge", "edge")).startsWith("edge-");
		assertThat(get("/functional/nested/deep/edge", "edge")).startsWith("edge-");
		assertThat(get("/functional/nested/deep/nodejs", "nodejs")).startsWith("nodejs-");
	}

	@Test
	void functionalRoutesOfUncommonShapeRunInTheirRuntime() {
		assertThat(get("/or/a", "edge")).startsWith("edge-");
		assertThat(get("/or/b", "edge")).startsWith("edge-");
		assertThat(get("/slash/x", "edge")).startsWith("edge-");
	}

	@Test
	void timersOfNodejsHandlersRunOnTheirExecutor() {
		assertThat(get("/nodejs/timer", "nodejs")).isEqualTo("nodejs nodejs nodejs ");
	}

	@Test
	void functionalEdgeRouteReadsItsBodyOnItsLoop() {
		String answer = server.test()
			.post()
			.uri("/functional/body")
			.bodyValue("hello")
			.exchange()
			.expectHeader()
			.valueEquals("x-next-runtime", "edge")
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).matches("hello edge-\\d+");
	}

	@Test
	void contextIsArgumentAttributeAndPartOfTheReactorContext() {
		assertThat(get("/edge/context", "edge")).isEqualTo("true true true");
		assertThat(get("/nodejs/context", "nodejs")).isEqualTo("true true true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/edge/block", "/edge/block-optional" })
	void blockFailsAtOnceAndNamesTheHandler(String path) {
		server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(500)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The handler of this route made a blocking call, which the edge runtime does not allow.");
	}

	private static String get(String path, String runtime) {
		String body = server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("x-next-runtime", runtime)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		return (body != null) ? body : "";
	}

	private static String thread() {
		return Thread.currentThread().getName() + " " + RuntimeType.current();
	}

	private static Mono<String> seen(RuntimeContext context, Object attribute) {
		return Mono.deferContextual((view) -> Mono
			.just((context != null) + " " + (attribute == context) + " " + (RuntimeContext.from(view) == context)));
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ EdgeController.class, NodejsController.class })
	static class Application {

		@Bean
		RouterFunction<ServerResponse> functional() {
			return route().path("/functional", (functional) -> functional.GET("/nodejs", Application::threadName)
				.add(RuntimeRoutes.edge(route(GET("/edge"), Application::threadName)))
				.add(RuntimeRoutes.edge(route(POST("/body"), (request) -> request.bodyToMono(String.class)
					.flatMap((body) -> ServerResponse.ok().bodyValue(body + " " + Thread.currentThread().getName())))))
				.path("/nested",
						(nested) -> nested
							.path("/deep",
									(deep) -> deep.add(RuntimeRoutes.edge(route(GET("/edge"), Application::threadName))
										.filter((request, next) -> next.handle(request))))
							.GET("/deep/nodejs", Application::threadName))
				.filter((request, next) -> next.handle(request))).build();
		}

		@Bean
		@EdgeRuntime
		RouterFunction<ServerResponse> uncommon() {
			return route(GET("/or/a").or(GET("/or/b")), Application::threadName)
				.and(route().path("/slash/", (slash) -> slash.GET("/x", Application::threadName)).build());
		}

		private static Mono<ServerResponse> threadName(ServerRequest request) {
			return ServerResponse.ok().bodyValue(Thread.currentThread().getName());
		}

	}

	@RestController
	@EdgeRuntime
	static class EdgeController {

		@GetMapping("/edge/thread")
		String threadName() {
			return thread();
		}

		@GetMapping("/edge/publisher")
		Mono<String> publisher() {
			return Mono.fromSupplier(RuntimeServerTests::thread);
		}

		@PostMapping("/edge/body")
		String body(@RequestBody String body) {
			return body + " " + Thread.currentThread().getName();
		}

		@GetMapping(path = "/edge/stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<String> stream() {
			return Flux.generate(() -> 0, (i, sink) -> {
				if (i == 500) {
					sink.complete();
				}
				else {
					sink.next(Thread.currentThread().getName() + "\n");
				}
				return i + 1;
			});
		}

		@GetMapping("/edge/context")
		Mono<String> context(RuntimeContext context,
				@RequestAttribute("dev.springnext.runtime.route.RuntimeContext") RuntimeContext attribute) {
			return seen(context, attribute);
		}

		@GetMapping("/edge/block-optional")
		String blockOptional() {
			return String.valueOf(Mono.delay(Duration.ofMillis(1)).blockOptional());
		}

		@GetMapping("/edge/block")
		String block() {
			return String.valueOf(Mono.delay(Duration.ofMillis(1)).block());
		}

	}

	@RestController
	static class NodejsController {

		@GetMapping("/nodejs/thread")
		String threadName() {
			return thread();
		}

		@GetMapping("/nodejs/reactive")
		@Runtime(Runtime.NODEJS)
		Mono<String> reactive() {
			return Mono.fromSupplier(RuntimeServerTests::thread);
		}

		@GetMapping("/nodejs/timer")
		Flux<String> timer(RuntimeContext context) {
			return Flux.range(0, 3)
				.delayElements(Duration.ofMillis(5), context.scheduler())
				.map((tick) -> Thread.currentThread().getName().split("-")[0] + " ");
		}

		@GetMapping("/nodejs/context")
		Mono<String> context(RuntimeContext context,
				@RequestAttribute("dev.springnext.runtime.route.RuntimeContext") RuntimeContext attribute) {
			return seen(context, attribute);
		}

	}

}
