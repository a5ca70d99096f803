package dev.springnext.runtime.webflux;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.executor.BudgetExceededException;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

class EdgeBudgetTests {

	private static final AtomicReference<String> cancelledOn = new AtomicReference<>();

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class, "spring.next.edge.limits.first-byte=300ms",
				"spring.next.edge.limits.request-body=1KB", "spring.next.edge.limits.duration=1s",
				"spring.next.edge.limits.routes[/patient/**].first-byte=20s",
				"spring.next.edge.limits.routes[/patient/**].duration=20s",
				"spring.next.edge.limits.routes[/cpu].cpu-time=50ms", "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void handlerThatDoesNotAnswerInTimeGets504() {
		problem("/never", 504).jsonPath("$.status")
			.isEqualTo(504)
			.jsonPath("$.instance")
			.isEqualTo("/never")
			.jsonPath("$.detail")
			.isEqualTo("The edge runtime ended this request: its budget 'first-byte' is PT0.3S.");
		await().untilAsserted(() -> assertThat(cancelledOn.get()).startsWith("edge-"));
	}

	@Test
	void functionalHandlerThatDoesNotAnswerInTimeGets504() {
		problem("/functional/never", 504);
	}

	@Test
	void bodyThatDoesNotBeginInTimeGets504() {
		problem("/silent", 504);
	}

	@Test
	void handlerThatWritesItselfIsHeldToItsBudget() {
		problem("/exchange", 504);
	}

	@Test
	void patternGivesOtherLimits() {
		server.test()
			.get()
			.uri("/patient/half")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/handled/silent", "/handled/never" })
	void exceptionHandlersOfTheApplicationSeeTheBudget(String path) {
		server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(408)
			.expectBody(String.class)
			.isEqualTo("first-byte");
	}

	@Test
	void processorTimeIsLimited() {
		problem("/cpu", 503).jsonPath("$.detail").value((detail) -> assertThat((String) detail).contains("cpu-time"));
	}

	@Test
	void bodyWithALengthBeyondTheLimitIsRefusedAtOnce() {
		assertThat(post(BodyInserters.fromValue("x".repeat(1024)))).isEqualTo(200);
		assertThat(post(BodyInserters.fromValue("x".repeat(1025)))).isEqualTo(413);
	}

	@Test
	void streamedBodyIsCounted() {
		DefaultDataBufferFactory buffers = DefaultDataBufferFactory.sharedInstance;
		assertThat(post(BodyInserters.fromDataBuffers(
				Flux.range(0, 20).map((i) -> buffers.wrap("x".repeat(100).getBytes(StandardCharsets.US_ASCII))))))
			.isEqualTo(413);
	}

	@Test
	void streamedFormIsCounted() throws IOException {
		String chunk = "64\n" + "x".repeat(100) + "\n";
		String head = "POST /form HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\n"
				+ "Transfer-Encoding: chunked\nConnection: close\n\n2\na=\n";
		try (Socket socket = server.socket(head + chunk.repeat(20) + "0\n\n")) {
			assertThat(readToEnd(socket.getInputStream())).startsWith("HTTP/1.1 413");
		}
		try (Socket socket = server.socket(head + chunk + "0\n\n")) {
			assertThat(readToEnd(socket.getInputStream())).startsWith("HTTP/1.1 200").endsWith("100 edge");
		}
	}

	private static int post(BodyInserter<?, ? super ClientHttpRequest> body) {
		// The server closes the connection of a body that it did not read to its end
		Integer status = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(HttpClient.newConnection()))
			.baseUrl(server.url(""))
			.build()
			.post()
			.uri("/echo")
			.body(body)
			.exchangeToMono((response) -> response.bodyToMono(String.class)
				.defaultIfEmpty("")
				.thenReturn(response.statusCode().value()))
			.block();
		return (status != null) ? status : -1;
	}

	@Test
	void startedResponseThatTakesTooLongEndsVisibly() throws IOException {
		try (Socket socket = server.socket("GET /endless HTTP/1.1\nHost: localhost\n\n")) {
			String response = readToEnd(socket.getInputStream());
			assertThat(response).startsWith("HTTP/1.1 200").contains("tick").doesNotContain("\r\n0\r\n\r\n");
		}
	}

	@Test
	void endedInvocationsAreForgotten() {
		problem("/never", 504);
		await().untilAsserted(() -> assertThat(server.bean(EdgeScheduler.class).figures().active()).isZero());
	}

	@Test
	void contextTellsWhatIsLeft() {
		String[] left = String.valueOf(
				server.test().get().uri("/left").exchange().expectBody(String.class).returnResult().getResponseBody())
			.split(" ");
		assertThat(Duration.parse(left[0])).isBetween(Duration.ofMillis(1), Duration.ofMillis(300));
		assertThat(Duration.parse(left[1])).isBetween(Duration.ofMillis(300), Duration.ofSeconds(1));
		assertThat(Duration.parse(left[2])).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
	}

	private static WebTestClient.BodyContentSpec problem(String path, int status) {
		return server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody();
	}

	private static String readToEnd(InputStream input) throws IOException {
		StringBuilder text = new StringBuilder();
		byte[] buffer = new byte[1024];
		try {
			for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
				text.append(new String(Arrays.copyOf(buffer, n), StandardCharsets.US_ASCII));
			}
		}
		catch (SocketException ex) {
			// a reset is as visible as an early end
			assertThat(ex).hasMessageContaining("reset");
		}
		return text.toString();
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Controller.class, HandlingController.class, Advice.class })
	static class Application {

		@Bean
		@EdgeRuntime
		RouterFunction<ServerResponse> functional() {
			return route(GET("/functional/never"), (request) -> Mono.never());
		}

	}

	@RestController
	@EdgeRuntime
	static class Controller {

		@GetMapping("/never")
		Mono<String> never() {
			return Mono.<String>never().doOnCancel(() -> cancelledOn.set(Thread.currentThread().getName()));
		}

		@GetMapping(path = "/silent", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> silent() {
			return Flux.never();
		}

		@GetMapping("/exchange")
		Mono<Void> exchange(ServerWebExchange exchange) {
			return exchange.getResponse().writeWith(Flux.never());
		}

		@GetMapping("/patient/half")
		Mono<String> half() {
			return Mono.delay(Duration.ofMillis(600)).map(String::valueOf);
		}

		@GetMapping("/cpu")
		Mono<String> cpu() {
			return Mono.fromSupplier(() -> {
				long end = System.nanoTime() + Duration.ofMillis(400).toNanos();
				long rounds = 0;
				while (System.nanoTime() < end) {
					rounds++;
				}
				return "" + rounds;
			});
		}

		// The body is read before the response is written. Read within, its buffers are
		// released
		// twice by Spring when it fails, as two discard hooks meet, and the connection
		// breaks
		@PostMapping("/echo")
		Mono<String> echo(@RequestBody String body) {
			return Mono.just(body);
		}

		@PostMapping("/form")
		Mono<String> form(ServerWebExchange exchange) {
			return exchange.getFormData()
				.map((form) -> form.getFirst("a").length() + " " + Thread.currentThread().getName().split("-")[0]);
		}

		@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> endless(RuntimeContext context) {
			return Flux.interval(Duration.ZERO, Duration.ofMillis(20), context.scheduler())
				.onBackpressureDrop()
				.map((i) -> "tick " + i);
		}

		@GetMapping("/left")
		String left(RuntimeContext context) {
			return context.budget().remainingFirstByte() + " " + context.budget().remainingDuration() + " "
					+ context.budget().remainingCpuTime();
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.REQUEST_TIMEOUT)
		String handle(BudgetExceededException ex, ServerWebExchange exchange) {
			if (!exchange.getRequest().getPath().value().startsWith("/handled")) {
				throw ex;
			}
			return ex.getKind().id();
		}

	}

	@RestController
	@EdgeRuntime
	static class HandlingController {

		@GetMapping("/handled/never")
		Mono<String> never() {
			return Mono.never();
		}

		@GetMapping(path = "/handled/silent", produces = MediaType.TEXT_PLAIN_VALUE)
		Flux<String> silent() {
			return Flux.never();
		}

	}

}
