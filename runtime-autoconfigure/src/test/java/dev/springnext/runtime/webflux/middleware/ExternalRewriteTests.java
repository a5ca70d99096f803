package dev.springnext.runtime.webflux.middleware;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class ExternalRewriteTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final CompletableFuture<Void> left = new CompletableFuture<>();

	private static DisposableServer origin;

	private static TestServer server;

	@BeforeAll
	static void start() {
		origin = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.route((routes) -> routes
				.route((request) -> request.path().equals("echo"), (request, response) -> response
					.header("x-origin", "1")
					.addHeader("set-cookie", "o=1")
					.header("x-got", request.method() + " " + request.requestHeaders().get("x-added") + " "
							+ request.requestHeaders().get("connection") + " " + request.requestHeaders().get("x-hop")
							+ " " + request.requestHeaders().get("x-forwarded-host"))
					.send(request.receive().retain()))
				.get("/redirect", (request, response) -> response.sendRedirect("/elsewhere"))
				.get("/ticks",
						(request,
								response) -> response.send(Flux.interval(Duration.ofMillis(10))
									.onBackpressureDrop()
									.map((i) -> Unpooled.copiedBuffer("tick", StandardCharsets.US_ASCII))
									.doOnCancel(() -> left.complete(null)), (buffer) -> true)))
			.bindNow();
		server = TestServer.start(Application.class, "spring.next.fetch.allowed-hosts=127.0.0.1");
	}

	@AfterAll
	static void stop() {
		server.close();
		origin.disposeNow();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 11, 5_000_000 })
	void requestGoesThereAndItsResponseComesBack(int size) throws Exception {
		HttpRequest request = request("/out/echo?q=1").header("x-hop", "1")
			.POST(BodyPublishers.ofString("x".repeat(size)))
			.build();
		HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).hasSize(size);
		assertThat(response.headers().firstValue("x-origin")).contains("1");
		assertThat(response.headers().firstValue("x-from-middleware")).contains("1");
		assertThat(response.headers().allValues("set-cookie")).containsExactlyInAnyOrder("o=1", "m=1");
		assertThat(response.headers().firstValue("x-got")).contains("POST added null 1 127.0.0.1:" + server.port());
	}

	@Test
	void redirectsGoToTheClient() throws Exception {
		HttpResponse<String> response = client.send(request("/out/redirect").build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("location")).contains("/elsewhere");
	}

	@Test
	void refusedHostIsABadGateway() throws Exception {
		HttpResponse<String> response = client.send(request("/refused").build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(response.body()).contains("An upstream request was refused").doesNotContain("example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/closed", "/scheme" })
	void serverThatCanNotBeReachedIsABadGateway(String path) throws Exception {
		HttpResponse<String> response = client.send(request(path).build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
		assertThat(response.body()).contains("An upstream server gave no answer");
	}

	@Test
	void clientThatLeavesEndsTheResponseThere() throws Exception {
		try (Socket socket = server.socket("GET /out/ticks HTTP/1.1\nHost: localhost\n\n")) {
			assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
				.isEqualTo("HTTP/1.1 200");
			socket.setSoLinger(true, 0);
		}
		left.get(10, TimeUnit.SECONDS);
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(server.url(path)));
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		RuntimeMiddleware passing() {
			return (request, chain) -> Mono
				.just(MiddlewareResult.rewrite(request.withHeader("x-added", "added"), switch (request.path()) {
					case "/refused" -> "https://example.com/";
					case "/closed" -> "http://127.0.0.1:1/";
					case "/scheme" -> "ftp://127.0.0.1/";
					default -> "http://127.0.0.1:" + origin.port() + request.path().substring("/out".length());
				})
					.withHeader("x-origin", "middleware")
					.withHeader("x-from-middleware", "1")
					.withHeaders((headers) -> headers.add("set-cookie", "m=1")));
		}

	}

}
