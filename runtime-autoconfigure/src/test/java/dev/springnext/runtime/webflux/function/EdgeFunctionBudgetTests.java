package dev.springnext.runtime.webflux.function;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class EdgeFunctionBudgetTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@TempDir
	private static Path directory;

	private static TestServer server;

	private static Map<String, String> functions() {
		Map<String, String> functions = new LinkedHashMap<>();
		functions.put("hello", "export default () => new Response('hello');");
		functions.put("loop", """
				export default async (request) => {
				  if (request.url.endsWith('promises')) for (;;) await null;
				  if (request.url.endsWith('ok')) return new Response('ok');
				  for (;;) {}
				};
				""");
		functions.put("never", "export default () => new Promise(() => {});");
		functions.put("silent", "export default () => new Response(new ReadableStream({}));");
		functions.put("bomb", """
				export default (request) => {
				  if (request.url.endsWith('ok')) return new Response('ok');
				  const all = [];
				  for (;;) all.push(new Array(1e5).fill(1));
				};
				""");
		functions.put("body",
				"""
						export default async (request) => {
						  try { return new Response(String((await request.text()).length)) } catch (e) { console.warn('caught ' + e); return new Response('caught ' + e.name) }
						};
						""");
		functions.put("echo", "export default (request) => new Response(request.body);");
		functions.put("fetches",
				"""
						export default async (request) => {
						  const origin = new URL(request.url).origin;
						  const results = [];
						  for (let i = 0; i < 4; i++) {
						    try { results.push(await (await fetch(origin + '/hello')).text()) } catch (e) { results.push(e.name + ': ' + e.message) }
						  }
						  return Response.json(results);
						};
						""");
		functions.put("careless", """
				export default (request) => {
				  const { search } = new URL(request.url);
				  if (search === '?rejection') Promise.reject(new RangeError('nobody cares'));
				  if (search === '?timer') setTimeout(() => { throw new SyntaxError('out of a timer') }, 0);
				  if (search === '?microtask') queueMicrotask(() => { throw new SyntaxError('out of a microtask') });
				  return new Response('answered');
				};
				""");
		functions.put("endless-load", "for (;;) {}\nexport default 1;");
		return functions;
	}

	@BeforeAll
	static void start() throws IOException {
		List<String> properties = new ArrayList<>(List.of("spring.next.edge.loops=2",
				"spring.next.edge.limits.cpu-time=400ms", "spring.next.edge.limits.memory=64MB",
				"spring.next.edge.limits.request-body=1KB", "spring.next.edge.limits.routes[/never].first-byte=300ms",
				"spring.next.edge.limits.routes[/silent].first-byte=300ms",
				"spring.next.edge.limits.routes[/loop].memory=1GB",
				"spring.next.edge.limits.routes[/bomb].cpu-time=20s", "spring.next.edge.watchdog.quarantine-after=20s",
				"spring.next.fetch.sub-requests=2", "spring.next.fetch.allow-private-networks=true"));
		for (Map.Entry<String, String> function : functions().entrySet()) {
			Path file = Files.writeString(directory.resolve(function.getKey() + ".js"), function.getValue());
			properties.add("spring.next.edge.functions." + function.getKey() + ".path=/" + function.getKey());
			properties.add("spring.next.edge.functions." + function.getKey() + ".source=" + file.toUri());
		}
		server = TestServer.start(Application.class, properties.toArray(String[]::new));
		server.bean(EdgeFunctions.class).start().join();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/loop", "/loop?promises" })
	void endlessCodeIsEndedWhileOthersAreServed(String path) throws Exception {
		CompletableFuture<HttpResponse<String>> endless = client.sendAsync(request(path).build(),
				HttpResponse.BodyHandlers.ofString());
		for (int i = 0; i < 4; i++) {
			assertThat(get("/hello").body()).isEqualTo("hello");
		}
		assertProblem(endless.get(), 503, "cpu-time");
		assertThat(get("/loop?ok").body()).isEqualTo("ok");
		assertNothingIsLeft();
	}

	@Test
	void memoryBombIsEndedWhileOthersAreServed() throws Exception {
		CompletableFuture<HttpResponse<String>> bomb = client.sendAsync(request("/bomb").build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(get("/hello").body()).isEqualTo("hello");
		assertProblem(bomb.get(), 503, "memory");
		assertThat(get("/bomb?ok").body()).isEqualTo("ok");
		assertNothingIsLeft();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/never", "/silent" })
	void responseThatDoesNotBeginInTimeIsA504(String path) throws Exception {
		assertProblem(get(path), 504, "first-byte");
		assertNothingIsLeft();
	}

	@Test
	void moduleThatNeverEndsLoadingIsA503() throws Exception {
		assertProblem(get("/endless-load"), 503, "cpu-time");
		assertThat(get("/hello").body()).isEqualTo("hello");
		assertNothingIsLeft();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/body", "/echo" })
	void bodyOfALengthBeyondTheLimitIsRefused(String path) throws Exception {
		assertThat(post(path, 1024, false).statusCode()).isEqualTo(200);
		assertProblem(post(path, 1025, false), 413, "request-body");
		assertNothingIsLeft();
	}

	@Test
	void streamedBodyIsCounted(CapturedOutput output) throws Exception {
		assertThat(post("/body", 1024, true).body()).isEqualTo("1024");
		assertThat(postChunks("/body", 100)).startsWith("HTTP/1.1 413")
			.contains("request-body")
			.doesNotContain("caught");
		assertNothingIsLeft();
		await().untilAsserted(() -> assertThat(output).contains("caught TypeError: The body of the request is larger"));
		assertThat(output).doesNotContain("a host function failed");
	}

	@Test
	void streamedBodyThatIsPassedOnIsCounted() throws Exception {
		assertThat(post("/echo", 1024, true).body()).hasSize(1024);
		// The response has begun; it must not look complete
		String response = postChunks("/echo", 100);
		assertThat(response.startsWith("HTTP/1.1 413") || !response.endsWith("0\r\n\r\n")).as(response).isTrue();
		assertNothingIsLeft();
	}

	@Test
	void firstChunkThatIsTooLargeIsRefused() throws Exception {
		assertThat(postChunks("/echo", 2000)).startsWith("HTTP/1.1 413").contains("request-body");
		assertNothingIsLeft();
	}

	@Test
	void requestsOfTheFunctionAreLimited() throws Exception {
		assertThat(get("/fetches").body()).startsWith("[\"hello\",\"hello\",\"TypeError: ")
			.contains("may send 2 (spring.next.fetch.sub-requests)");
	}

	@ParameterizedTest
	@CsvSource({ "rejection, unhandled-rejection, RangeError: nobody cares",
			"timer, uncaught, SyntaxError: out of a timer", "microtask, uncaught, SyntaxError: out of a microtask" })
	void errorsThatNobodyHandlesHarmNobody(String how, String kind, String message, CapturedOutput output)
			throws Exception {
		double before = errors(kind);
		assertThat(get("/careless?" + how).body()).isEqualTo("answered");
		await().untilAsserted(() -> {
			assertThat(errors(kind)).isEqualTo(before + 1);
			assertThat(output).contains(message).contains("edge.careless").contains("careless.js:");
		});
		assertThat(get("/careless").body()).isEqualTo("answered");
	}

	private static double errors(String kind) {
		Counter counter = server.bean(MeterRegistry.class)
			.find("spring.next.edge.javascript.errors")
			.tags("function", "careless", "kind", kind)
			.counter();
		return (counter != null) ? counter.count() : 0;
	}

	private static void assertProblem(HttpResponse<String> response, int status, String budget) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
		assertThat(response.body()).contains("budget '" + budget + "'").doesNotContain("Exception", "springnext");
	}

	private static void assertNothingIsLeft() {
		await().untilAsserted(() -> assertThat(server.bean(EdgeScheduler.class).figures().active()).isZero());
		await().untilAsserted(() -> assertThat(server.bean(EdgeFunctions.class).functions())
			.allSatisfy((function) -> assertThat(function.isolates().retiring()).isZero()));
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(server.url(path)));
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static HttpResponse<String> post(String path, int size, boolean chunked) throws Exception {
		HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("x".repeat(size));
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request(path).POST((chunked) ? HttpRequest.BodyPublishers.fromPublisher(body) : body).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private static String postChunks(String path, int size) throws IOException {
		String chunk = Integer.toHexString(size) + "\n" + "x".repeat(size) + "\n";
		String chunks = chunk.repeat(2000 / size) + "0\n\n";
		try (Socket socket = server.socket("POST " + path
				+ " HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nConnection: close\n\n" + chunks)) {
			StringBuilder text = new StringBuilder();
			try {
				for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
					text.append((char) next);
				}
			}
			catch (SocketException ex) {
				// a reset is as visible as an early end
				assertThat(ex).hasMessageContaining("reset");
			}
			return text.toString();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
