package dev.springnext.runtime.webflux.middleware;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareMatcher;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

@ExtendWith(OutputCaptureExtension.class)
class MiddlewareServerTests {

	private static final CompletableFuture<String> background = new CompletableFuture<>();

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class, "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void controllersSeeChangedHeadersAndCookies() {
		get("/changed/controller", Map.of("cookie", "kept=1; gone=1; changed=1", "x-drop", "1"))
			.expectBody(String.class)
			.isEqualTo("from-middleware null [kept=1, changed=2, set=3]");
	}

	@Test
	void routerFunctionsSeeChangedHeadersAndCookies() {
		get("/changed/function", Map.of("cookie", "kept=1; gone=1; changed=1", "x-drop", "1")).expectBody(String.class)
			.isEqualTo("from-middleware null [kept=1, changed=2, set=3]");
	}

	@Test
	void edgeHandlersSeeChangedHeadersAndCookies() {
		get("/changed/edge", Map.of("cookie", "kept=1", "x-drop", "1")).expectBody(String.class)
			.isEqualTo("from-middleware null [kept=1, changed=2, set=3]");
	}

	@Test
	void headersOfTheRouteWinOverThoseOfMiddlewareAndCookiesAddUp() {
		get("/changed/response", Map.of()).expectHeader()
			.valueEquals("x-route", "route")
			.expectHeader()
			.valueEquals("x-middleware", "middleware")
			.expectHeader()
			.value("set-cookie", (first) -> assertThat(first).isEqualTo("set=3"))
			.expectHeader()
			.values("set-cookie", (all) -> assertThat(all).containsExactlyInAnyOrder("set=3", "own=1"));
	}

	@Test
	void errorsHaveTheHeadersOfMiddlewareToo() {
		get("/changed/nowhere", Map.of()).expectStatus()
			.isNotFound()
			.expectHeader()
			.valueEquals("x-middleware", "middleware");
	}

	@Test
	void clientCanNotForgeWhatMiddlewareDecides() {
		get("/forged",
				Map.of("x-middleware-rewrite", "/target", "x-middleware-next", "1", "x-middleware-override-headers",
						"x-evil", "x-middleware-request-x-evil", "1", "x-middleware-subrequest",
						"middleware:middleware:middleware:middleware:middleware", "x-middleware-set-cookie", "a=1"))
			.expectStatus()
			.isForbidden();
	}

	@Test
	void rewriteLeadsToAnotherRouteUnknownToTheClient() {
		get("/rewrite/plain?a=1", Map.of()).expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist("location")
			.expectBody(String.class)
			.isEqualTo("target id=77 q=[x y] original=/rewrite/plain?a=1 path=/target/77");
	}

	@Test
	void rewriteCanKeepTheQuery() {
		get("/rewrite/query?q=1", Map.of()).expectBody(String.class)
			.isEqualTo("target id=1 q=[1] original=/rewrite/query?q=1 path=/target/1");
	}

	@Test
	void rewriteToNowhereIsNotFound() {
		get("/rewrite/nowhere", Map.of()).expectStatus().isNotFound();
	}

	@Test
	void filtersBehindSeeTheRewrittenPath() {
		get("/rewrite/secured", Map.of()).expectStatus().isUnauthorized();
		get("/secured", Map.of()).expectStatus().isUnauthorized();
	}

	@Test
	void redirectSendsTheClientElsewhere() {
		get("/redirect/plain", Map.of()).expectStatus()
			.isEqualTo(307)
			.expectHeader()
			.location("/target/1")
			.expectHeader()
			.valueEquals("set-cookie", "seen=1");
		get("/redirect/permanent", Map.of()).expectStatus().isEqualTo(308);
	}

	@Test
	void directResponseIsStreamed() {
		Flux<String> chunks = server.client().get().uri("/respond/stream").retrieve().bodyToFlux(String.class);
		List<String> received = chunks.take(2).collectList().block(Duration.ofSeconds(10));
		assertThat(received).isNotNull();
		assertThat(String.join("", received)).startsWith("tick");
	}

	@Test
	void directResponseHasItsTextAndLength() {
		get("/respond/text", Map.of()).expectStatus()
			.isEqualTo(418)
			.expectHeader()
			.contentLength(6)
			.expectHeader()
			.contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
			.expectBody(String.class)
			.isEqualTo("hällo");
	}

	@Test
	void headOfADirectResponseHasNoBody() {
		server.test().head().uri("/respond/text").exchange().expectStatus().isEqualTo(418).expectBody().isEmpty();
	}

	@Test
	void beansRunInTheirOrder() {
		get("/order", Map.of()).expectHeader().valueEquals("x-order", "ordered method class");
	}

	@Test
	void edgeMiddlewareRunsOnAnEdgeLoopAndWhatFollowsOnTheServers() {
		get("/threads", Map.of()).expectBody(String.class)
			.value((body) -> assertThat(body).matches("edge-\\d+ -> reactor-http-\\S+ -> edge-\\d+"));
	}

	@Test
	void workOutlivesTheResponse() throws Exception {
		get("/background", Map.of()).expectStatus().isEqualTo(204);
		assertThat(background.get(10, TimeUnit.SECONDS)).isEqualTo("done");
	}

	@Test
	void failingMiddlewareIsAnInternalError() {
		get("/failing", Map.of()).expectStatus().isEqualTo(500);
	}

	@Test
	void invalidMatcherStopsTheStart(CapturedOutput output) {
		assertThatThrownBy(() -> TestServer.start(Invalid.class)).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Invalid source '/:a(': Unbalanced pattern at 3")
			.contains("Correct the matcher.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%2", "/changed/%2" })
	void malformedPathIsABadRequest(String path) throws Exception {
		try (var socket = server.socket("GET " + path + " HTTP/1.1\nHost: localhost\n\n")) {
			byte[] head = socket.getInputStream().readNBytes(12);
			assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
		}
	}

	private WebTestClient.ResponseSpec get(String path, Map<String, String> headers) {
		return server.test()
			.get()
			.uri(URI.create(server.url(path)))
			.headers((all) -> headers.forEach(all::set))
			.exchange();
	}

	private static RuntimeMiddleware on(String source, RuntimeMiddleware middleware) {
		return RuntimeMiddleware.matching(MiddlewareMatcher.paths(source), middleware);
	}

	static String names(MultiValueMap<String, HttpCookie> cookies) {
		return cookies.values().stream().map((values) -> values.get(0).toString()).toList().toString();
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Controller.class, ByClass.class, OnTheEdge.class })
	static class Application {

		@Bean
		RuntimeMiddleware changing() {
			return on("/changed/:path*",
					(request, chain) -> chain
						.next(request.withHeaders((headers) -> headers.remove("x-drop"))
							.withHeader("x-added", "from-middleware")
							.withCookie("changed", "2")
							.withoutCookie("gone"))
						.map((result) -> result.withHeader("x-route", "middleware")
							.withHeader("x-middleware", "middleware")
							.withCookie(ResponseCookie.from("set", "3").build())));
		}

		@Bean
		RuntimeMiddleware forbidding() {
			return on("/forged", (request, chain) -> Mono.just(MiddlewareResult.respond(HttpStatus.FORBIDDEN)));
		}

		@Bean
		RuntimeMiddleware rewriting() {
			return on("/rewrite/:how", (request, chain) -> Mono.just(switch (request.path()) {
				case "/rewrite/plain" -> MiddlewareResult.rewrite(request, "/target/77?q=x%20y");
				case "/rewrite/query" -> MiddlewareResult.rewrite(request, "/target/1?" + request.uri().getRawQuery());
				case "/rewrite/secured" -> MiddlewareResult.rewrite(request, "/secured");
				default -> MiddlewareResult.rewrite(request, "/does/not/exist");
			}));
		}

		@Bean
		RuntimeMiddleware redirecting() {
			return on("/redirect/:how",
					(request, chain) -> Mono.just((request.path().endsWith("plain"))
							? MiddlewareResult.redirect(URI.create("/target/1"))
								.withCookie(ResponseCookie.from("seen", "1").build())
							: MiddlewareResult.redirect(URI.create("/target/1"), HttpStatus.PERMANENT_REDIRECT)));
		}

		@Bean
		RuntimeMiddleware responding() {
			return on("/respond/:how", (request, chain) -> {
				MiddlewareResult.Respond answer = MiddlewareResult.respond(HttpStatus.I_AM_A_TEAPOT);
				return Mono.just((request.path().endsWith("text"))
						? answer.withText(new MediaType("text", "plain", StandardCharsets.UTF_8), "hällo")
						: MiddlewareResult.respond(HttpStatus.OK)
							.withBody(Flux.interval(Duration.ofMillis(10))
								.onBackpressureDrop()
								.map((i) -> DefaultDataBufferFactory.sharedInstance
									.wrap("tick\n".getBytes(StandardCharsets.US_ASCII)))));
			});
		}

		@Bean
		RuntimeMiddleware background() {
			return on("/background", (request, chain) -> {
				request.waitUntil(Mono.delay(Duration.ofMillis(50)).doOnNext((i) -> background.complete("done")));
				return Mono.just(MiddlewareResult.respond(HttpStatus.NO_CONTENT));
			});
		}

		@Bean
		RuntimeMiddleware failing() {
			return on("/failing", (request, chain) -> {
				throw new IllegalStateException("on purpose");
			});
		}

		@Bean
		@Order(2)
		RuntimeMiddleware byMethod() {
			return on("/order", (request, chain) -> chain
				.next(request.withHeader("x-order", request.headers().getFirst("x-order") + " method")));
		}

		@Bean
		RuntimeMiddleware byInterface() {
			return new ByInterface();
		}

		@Bean
		@Order(-100)
		WebFilter security() {
			return (exchange, chain) -> {
				if (exchange.getRequest().getPath().value().startsWith("/secured")) {
					exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
					return exchange.getResponse().setComplete();
				}
				return chain.filter(exchange);
			};
		}

		@Bean
		RouterFunction<ServerResponse> routes() {
			return route()
				.GET("/changed/function",
						(request) -> ServerResponse.ok()
							.bodyValue(request.headers().firstHeader("x-added") + " "
									+ request.headers().firstHeader("x-drop") + " " + names(request.cookies())))
				.GET("/order",
						(request) -> ServerResponse.ok()
							.header("x-order", request.headers().firstHeader("x-order"))
							.build())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Invalid {

		@Bean
		RuntimeMiddleware invalid() {
			return on("/:a(", (request, chain) -> chain.next(request));
		}

	}

	static class ByInterface implements RuntimeMiddleware, Ordered {

		@Override
		public int getOrder() {
			return 1;
		}

		@Override
		public MiddlewareMatcher matcher() {
			return MiddlewareMatcher.paths("/order");
		}

		@Override
		public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
			return chain.next(request.withHeader("x-order", "ordered"));
		}

	}

	@Order(3)
	static class ByClass implements RuntimeMiddleware {

		@Override
		public MiddlewareMatcher matcher() {
			return MiddlewareMatcher.paths("/order");
		}

		@Override
		public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
			return chain.next(request.withHeader("x-order", request.headers().getFirst("x-order") + " class"));
		}

	}

	@EdgeRuntime
	static class OnTheEdge implements RuntimeMiddleware {

		@Override
		public MiddlewareMatcher matcher() {
			return MiddlewareMatcher.paths("/threads");
		}

		@Override
		public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
			String before = Thread.currentThread().getName();
			return Mono.deferContextual((view) -> {
				assertThat(RuntimeContext.from(view)).isNotNull();
				return chain.next(request)
					.map((result) -> MiddlewareResult
						.next(request.withHeader("x-edge", before + " " + Thread.currentThread().getName())));
			});
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/changed/controller")
		String changed(@RequestHeader("x-added") String added,
				@RequestHeader(name = "x-drop", required = false) String drop, ServerWebExchange exchange) {
			return added + " " + drop + " " + names(exchange.getRequest().getCookies());
		}

		@EdgeRuntime
		@GetMapping("/changed/edge")
		Mono<String> edge(ServerWebExchange exchange) {
			return Mono.just(exchange.getRequest().getHeaders().getFirst("x-added") + " "
					+ exchange.getRequest().getHeaders().getFirst("x-drop") + " "
					+ names(exchange.getRequest().getCookies()));
		}

		@GetMapping("/changed/response")
		ResponseEntity<String> response(@CookieValue("set") String set) {
			return ResponseEntity.ok().header("x-route", "route").header("set-cookie", "own=1").body(set);
		}

		@GetMapping("/target/{id}")
		String target(@PathVariable String id, @RequestParam List<String> q, ServerWebExchange exchange) {
			URI original = exchange.getRequiredAttribute(MiddlewareRequest.ORIGINAL_URI_ATTRIBUTE);
			return "target id=" + id + " q=" + q + " original=" + original.getRawPath() + "?" + original.getRawQuery()
					+ " path=" + exchange.getRequest().getPath();
		}

		@GetMapping("/secured")
		String secured() {
			return "secret";
		}

		@GetMapping("/threads")
		Mono<String> threads(@RequestHeader("x-edge") String edge) {
			String[] threads = edge.split(" ");
			return Mono.just(threads[0] + " -> " + Thread.currentThread().getName() + " -> " + threads[1]);
		}

	}

}
