package dev.springnext.runtime.webflux.function;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeType;
import dev.springnext.runtime.streaming.StreamClient;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

@ExtendWith(OutputCaptureExtension.class)
class EdgeFunctionServerTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	// By path, which is the name of the function, too
	private static final Map<String, String> FUNCTIONS = functions();

	@TempDir
	private static Path directory;

	private static TestServer server;

	private static Map<String, String> functions() {
		Map<String, String> functions = new LinkedHashMap<>();
		functions.put("/methods", """
				export const GET = (request) => new Response('got', { headers: { 'x-method': request.method } });
				export const POST = async (request) => new Response('posted ' + await request.text(), { status: 201 });
				""");
		functions.put("/any", "export default (request) => new Response(request.method);");
		functions.put("/object",
				"export default { suffix: '!', fetch() { return new Response('object' + this.suffix) } };");
		functions.put("/users/{id}/files/{*path}",
				"export default (request, { params }) => Response.json(Object.entries(params).sort());");
		functions.put("/url", "export default (request) => new Response(request.url);");
		functions.put("/query",
				"export default ({ url }) => Response.json([...new URL(url).searchParams].map(([k, v]) => k + '=' + v));");
		functions.put("/headers",
				"""
						export default (request) => {
						  const headers = new Headers({ 'content-type': 'text/x-own', 'X-Mixed-Case': 'kept' });
						  headers.append('set-cookie', 'a=1; Path=/; HttpOnly');
						  headers.append('set-cookie', 'b=2; Expires=Wed, 21 Oct 2037 07:28:00 GMT');
						  headers.append('vary', 'accept');
						  headers.append('vary', 'origin');
						  return new Response(JSON.stringify([...request.headers].filter(([n]) => n.startsWith('x-') || n === 'cookie')), { headers });
						};
						""");
		functions.put("/body/{how}",
				"""
						export default async (request, { params: { how } }) => {
						  switch (how) {
						    case 'text': return new Response(await request.text());
						    case 'json': return Response.json((await request.json()).a.map((n) => n * 2));
						    case 'formData': return new Response([...await request.formData()].map(([n, v]) => n + '=' + (typeof v === 'string' ? v : v.name + ':' + v.type + ':' + v.size)).join('&'));
						    case 'arrayBuffer': return new Response(String((await request.arrayBuffer()).byteLength));
						    case 'blob': return new Response((await request.blob()).type);
						    case 'none': return new Response(String(request.body) + ' ' + await request.text());
						    case 'ignored': return new Response('ignored');
						    case 'echo': return new Response(request.body, { headers: { 'content-type': 'application/octet-stream' } });
						    case 'through': return new Response(request.body.pipeThrough(new TransformStream()));
						    case 'chunks': {
						      let size = 0;
						      for await (const chunk of request.body) size += chunk.byteLength;
						      return new Response(String(size));
						    }
						  }
						};
						""");
		functions.put("/feed/{action}",
				"""
						let feed;
						const seen = [];
						export default (request, { params }) => {
						  const text = new URL(request.url).searchParams.get('text');
						  switch (params.action) {
						    case 'stream':
						      seen.length = 0;
						      request.signal.addEventListener('abort', () => seen.push('aborted'));
						      return new Response(new ReadableStream({
						        start(controller) { feed = controller; if (request.method === 'HEAD') seen.push('opened') },
						        cancel() { seen.push('cancelled') }
						      }), { headers: { 'content-type': 'text/plain' } });
						    case 'wait':
						      seen.length = 0;
						      seen.push('waiting');
						      return new Promise((resolve) => request.signal.addEventListener('abort', () => { seen.push('aborted'); resolve(new Response('late')) }));
						    case 'emit': feed.enqueue(new TextEncoder().encode(text)); break;
						    case 'close': feed.close(); break;
						    case 'fail': feed.error(new Error('the feed broke')); break;
						    case 'seen': return Response.json(seen);
						  }
						  return new Response('done');
						};
						""");
		functions.put("/throws/{how}", """
				class Secret extends Error { name = 'SecretError' }
				export default async (request, { params: { how } }) => {
				  if (how === 'error') throw new Secret('hidden details');
				  if (how === 'later') { await null; throw new Secret('hidden details'); }
				  if (how === 'string') throw 'hidden details';
				  if (how === 'nothing') return undefined;
				  if (how === 'object') return { body: 'hidden details' };
				  if (how === 'used') { const response = new Response('x'); await response.text(); return response; }
				};
				""");
		functions.put("/throws-at-once", "export default () => { throw new Error('hidden details') };");
		functions.put("/late/{action}", """
				let release;
				let done = 'pending';
				export default (request, { params, waitUntil }) => {
				  if (params.action === 'start') {
				    done = 'pending';
				    waitUntil(new Promise((resolve) => { release = resolve }).then((value) => { done = value }));
				  }
				  if (params.action === 'fail') waitUntil(Promise.reject(new Error('work failed')));
				  if (params.action === 'release') release('done');
				  return new Response(done);
				};
				""");
		functions.put("/interleaved/{action}", """
				import { AsyncLocalStorage } from 'node:async_hooks';
				const storage = new AsyncLocalStorage();
				const waiting = [];
				export default async (request, { params }) => {
				  if (params.action === 'count') return new Response(String(waiting.length));
				  if (params.action === 'go') { while (waiting.length) waiting.pop()(); return new Response('gone'); }
				  return storage.run({ id: params.action }, async () => {
				    await new Promise((resolve) => waiting.push(resolve));
				    await new Promise((resolve) => setTimeout(resolve, 1));
				    return new Response(storage.getStore().id);
				  });
				};
				""");
		functions.put("/env", "export default () => Response.json({ ...process.env, runtime: EdgeRuntime });");
		functions.put("/status/{status}",
				"""
						export default (request, { params: { status } }) => status === '307'
						  ? Response.redirect(new URL('/any', request.url), 307) : new Response(null, { status: Number(status) });
						""");
		functions.put("/length/{length}", """
				export default (request, { params: { length } }) => {
				  const headers = { 'content-length': length, connection: 'x', 'transfer-encoding': 'gzip' };
				  return new Response(new URL(request.url).search ? new Blob(['four']).stream() : 'four', { headers });
				};
				""");
		functions.put("/console",
				"export default () => { console.warn('to %s', 'the log', { a: [1] }); return new Response() };");
		return functions;
	}

	@BeforeAll
	static void start() throws IOException {
		List<String> properties = new ArrayList<>(List.of("spring.next.edge.loops=1", "spring.next.runtime=nodejs",
				"spring.next.expose-runtime-header=true", "spring.next.edge.env=ALLOWED,spring.some.name,ABSENT",
				"ALLOWED=before", "FORBIDDEN=secret", "spring.some.name=named"));
		for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
			String name = function.getKey().replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
			Path file = Files.writeString(directory.resolve(name + ".js"), function.getValue());
			properties.add("spring.next.edge.functions." + name + ".path=" + function.getKey());
			properties.add("spring.next.edge.functions." + name + ".source=" + file.toUri());
		}
		server = TestServer.start(Application.class, properties.toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void handlersOfMethodsAreCalled() throws Exception {
		assertThat(get("/methods").body()).isEqualTo("got");
		HttpResponse<String> posted = send("POST", "/methods", "text");
		assertThat(posted.statusCode()).isEqualTo(201);
		assertThat(posted.body()).isEqualTo("posted text");
	}

	@Test
	void headIsServedByGetWithoutABody() throws Exception {
		HttpResponse<String> response = send("HEAD", "/methods", null);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("x-method")).contains("HEAD");
		assertThat(response.headers().firstValue("content-length")).contains("3");
	}

	@Test
	void optionsTellsTheMethods() throws Exception {
		HttpResponse<String> response = send("OPTIONS", "/methods", null);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS, POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH" })
	void otherMethodsAreNotAllowed(String method) throws Exception {
		HttpResponse<String> response = send(method, "/methods", "text");
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS, POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS" })
	void defaultExportServesAllMethods(String method) throws Exception {
		assertThat(send(method, "/any", null).body()).isEqualTo(method);
	}

	@Test
	void defaultExportMayBeAnObjectWithFetch() throws Exception {
		assertThat(get("/object").body()).isEqualTo("object!");
	}

	@Test
	void variablesOfThePathAreParams() throws Exception {
		assertThat(get("/users/a%20b%2Fc/files/x/%C3%BC.txt").body())
			.isEqualTo("[[\"id\",\"a b/c\"],[\"path\",\"/x/\u00fc.txt\"]]");
	}

	@Test
	void urlIsTheOneOfTheClient() throws Exception {
		assertThat(get("/url?a=%20b&c=%C3%BC&d=1+2").body()).isEqualTo(server.url("/url?a=%20b&c=%C3%BC&d=1+2"));
	}

	@Test
	void queryIsParsed() throws Exception {
		assertThat(get("/query?a=1&a=2&b=%C3%BC+x").body()).isEqualTo("[\"a=1\",\"a=2\",\"b=\u00fc x\"]");
	}

	@Test
	void headersGoBothWays() throws Exception {
		HttpResponse<String> response = client.send(request("/headers").header("X-One", "1")
			.header("x-many", "a")
			.header("x-many", "b")
			.header("cookie", "c=d")
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.body()).isEqualTo("[[\"cookie\",\"c=d\"],[\"x-many\",\"a, b\"],[\"x-one\",\"1\"]]");
		assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Path=/; HttpOnly",
				"b=2; Expires=Wed, 21 Oct 2037 07:28:00 GMT");
		assertThat(response.headers().firstValue("content-type")).contains("text/x-own");
		assertThat(response.headers().firstValue("x-mixed-case")).contains("kept");
		assertThat(String.join(", ", response.headers().allValues("vary"))).isEqualTo("accept, origin");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text        | text/plain                        | h\u00e9llo      | h\u00e9llo
			json        | application/json                  | {"a":[1,2]}     | [2,4]
			formData    | application/x-www-form-urlencoded | a=1&b=x+y%26    | a=1&b=x y&
			arrayBuffer | application/octet-stream          | 12345           | 5
			blob        | text/x-own                        | x               | text/x-own
			chunks      | text/plain                        | 1234567         | 7
			through     | text/plain                        | piped           | piped
			ignored     | text/plain                        | x               | ignored
			""")
	void bodiesOfRequestsAreRead(String how, String type, String body, String expected) throws Exception {
		HttpResponse<String> response = client.send(request("/body/" + how).header("content-type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.body()).isEqualTo(expected);
		assertThat(response.statusCode()).isEqualTo(200);
	}

	@Test
	void multipartFormsAreRead() throws Exception {
		String body = "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xyz\r\n"
				+ "Content-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\nContent-Type: text/x-own\r\n\r\n"
				+ "four\r\n--xyz--\r\n";
		HttpResponse<String> response = client
			.send(request("/body/formData").header("content-type", "multipart/form-data; boundary=xyz")
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.body()).isEqualTo("a=1&f=f.txt:text/x-own:4");
	}

	@Test
	void requestWithoutABodyHasNone() throws Exception {
		assertThat(get("/body/none").body()).isEqualTo("null ");
		assertThat(send("POST", "/body/none", "").body()).isEqualTo("null ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo", "through" })
	void megabyteIsEchoed(String how) throws Exception {
		byte[] bytes = new byte[1 << 20];
		new Random(1).nextBytes(bytes);
		HttpResponse<byte[]> response = client.send(
				request("/body/" + how).POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		assertThat(response.body()).isEqualTo(bytes);
	}

	@Test
	void streamOfUnknownLengthIsEchoed() throws Exception {
		byte[] bytes = new byte[100_000];
		new Random(2).nextBytes(bytes);
		HttpResponse<byte[]> response = client.send(request("/body/echo")
			.POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(bytes)))
			.build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(response.body()).isEqualTo(bytes);
	}

	@Test
	void echoPassesChunksOnWhileTheRequestGoesOn() throws IOException {
		String head = "POST /body/echo HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n5\nfirst\n";
		try (Socket socket = server.socket(head)) {
			readUntil(socket, "first");
			socket.getOutputStream().write("6\r\nsecond\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			readUntil(socket, "second");
			readUntil(socket, "0\r\n\r\n");
		}
	}

	@Test
	void chunkArrivesBeforeTheNextOneIsProduced() throws Exception {
		try (StreamClient stream = StreamClient.get(server.port(), "/feed/stream")) {
			emitFirst();
			stream.readUntil("first");
			assertThat(stream.head()).startsWith("HTTP/1.1 200")
				.containsIgnoringCase("transfer-encoding: chunked")
				.contains("x-next-runtime: edge");
			get("/feed/emit?text=second");
			stream.readUntil("second");
			get("/feed/close");
			assertThat(stream.isComplete()).isTrue();
			assertThat(stream.body()).isEqualTo("firstsecond");
		}
		assertThat(get("/feed/seen").body()).isEqualTo("[]");
	}

	@Test
	void clientThatLeavesTheStreamAbortsItAll() throws Exception {
		try (StreamClient stream = StreamClient.get(server.port(), "/feed/stream")) {
			emitFirst();
			stream.readUntil("first");
		}
		await().untilAsserted(
				() -> assertThat(get("/feed/seen").body()).contains("\"aborted\"").contains("\"cancelled\""));
		await().untilAsserted(() -> assertThat(server.bean(EdgeScheduler.class).figures().active()).isZero());
	}

	@Test
	void clientThatLeavesBeforeTheResponseAborts() throws Exception {
		try (Socket socket = server.socket("GET /feed/wait HTTP/1.1\nHost: localhost\n\n")) {
			await().untilAsserted(() -> assertThat(get("/feed/seen").body()).isEqualTo("[\"waiting\"]"));
			assertThat(socket.isClosed()).isFalse();
		}
		await().untilAsserted(() -> assertThat(get("/feed/seen").body()).isEqualTo("[\"waiting\",\"aborted\"]"));
	}

	@Test
	void errorInMidStreamBreaksTheConnection() throws Exception {
		try (StreamClient stream = StreamClient.get(server.port(), "/feed/stream")) {
			emitFirst();
			stream.readUntil("first");
			get("/feed/fail");
			assertThat(stream.isComplete()).isFalse();
		}
	}

	@Test
	void streamThatFailsBeforeItsFirstChunkIsA500(CapturedOutput output) throws Exception {
		CompletableFuture<HttpResponse<String>> response = client.sendAsync(request("/feed/stream").build(),
				HttpResponse.BodyHandlers.ofString());
		await().untilAsserted(() -> {
			get("/feed/fail");
			assertThat(response).isDone();
		});
		assertThat(response.get().statusCode()).isEqualTo(500);
		assertThat(response.get().body()).doesNotContain("the feed broke", "Exception");
		await().untilAsserted(() -> assertThat(output).contains("the feed broke"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/throws/error", "/throws/later", "/throws/string", "/throws/nothing", "/throws/object",
			"/throws/used", "/throws-at-once" })
	void failureIsA500WithoutDetails(String path) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("content-type"))
			.hasValueSatisfying((type) -> assertThat(type).matches("application/(problem\\+)?json"));
		assertThat(response.headers().firstValue("x-next-runtime")).contains("edge");
		assertThat(response.body()).contains("500")
			.contains(path)
			.doesNotContain("hidden", "Secret", "Exception", "springnext", ".js", "trace");
	}

	@Test
	void stackOfTheGuestIsLogged(CapturedOutput output) throws Exception {
		get("/throws/error");
		await().untilAsserted(() -> assertThat(output).contains("The edge function 'throws-how' failed")
			.contains("SecretError: hidden details")
			.containsPattern("throws-how\\.js:3:\\d+"));
	}

	@Test
	void workOutlivesItsResponse() throws Exception {
		assertThat(get("/late/start").body()).isEqualTo("pending");
		assertThat(server.bean(BackgroundWork.class).size()).isEqualTo(1);
		assertThat(get("/late/look").body()).isEqualTo("pending");
		get("/late/release");
		await().untilAsserted(() -> assertThat(get("/late/look").body()).isEqualTo("done"));
		await().until(() -> server.bean(BackgroundWork.class).size() == 0);
	}

	@Test
	void workThatFailsIsLogged(CapturedOutput output) throws Exception {
		assertThat(get("/late/fail").statusCode()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(output).contains("Rejected work of waitUntil: Error: work failed"));
	}

	@Test
	void requestsInterleaveInOneIsolateAndAsyncLocalStorageKeepsThemApart() throws Exception {
		List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			responses
				.add(client.sendAsync(request("/interleaved/id" + i).build(), HttpResponse.BodyHandlers.ofString()));
		}
		await().untilAsserted(() -> assertThat(get("/interleaved/count").body()).isEqualTo("8"));
		get("/interleaved/go");
		for (int i = 0; i < 8; i++) {
			assertThat(responses.get(i).get().body()).isEqualTo("id" + i);
		}
	}

	@Test
	void environmentHasAllowedNamesOnlyAndIsReadAtRunTime() throws Exception {
		assertThat(get("/env").body()).isEqualTo(
				"{\"ALLOWED\":\"before\",\"spring.some.name\":\"named\",\"NEXT_RUNTIME\":\"edge\",\"runtime\":\"edge-runtime\"}");
		server.context()
			.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("later", Map.of("ALLOWED", "after")));
		try {
			assertThat(get("/env").body()).contains("\"ALLOWED\":\"after\"");
		}
		finally {
			server.context().getEnvironment().getPropertySources().remove("later");
		}
	}

	@Test
	void redirectsAreSent() throws Exception {
		HttpResponse<String> response = get("/status/307");
		assertThat(response.statusCode()).isEqualTo(307);
		assertThat(response.headers().firstValue("location")).contains(server.url("/any"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 304 })
	void statusWithoutABodyHasNone(int status) throws IOException {
		try (Socket socket = server.socket("GET /status/" + status + " HTTP/1.1\nHost: localhost\n\n")) {
			assertThat(readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 " + status)
				.doesNotContainIgnoringCase("transfer-encoding")
				.doesNotContainIgnoringCase("connection: close");
			socket.getOutputStream()
				.write("GET /any HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(readUntil(socket, "\r\n\r\nGET")).startsWith("HTTP/1.1 200");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 404, 418, 503, 599 })
	void otherStatusIsKept(int status) throws Exception {
		HttpResponse<String> response = get("/status/" + status);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/length/2", "/length/4000", "/length/2?stream", "/length/4000?stream" })
	void wrongLengthAndConnectionHeadersAreDropped(String path) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.body()).isEqualTo("four");
		assertThat(response.headers().firstValue("connection")).isEmpty();
		assertThat(response.headers().allValues("transfer-encoding")).doesNotContain("gzip");
	}

	@Test
	void consoleWritesToTheLog(CapturedOutput output) throws Exception {
		get("/console");
		await().untilAsserted(
				() -> assertThat(output).containsPattern("WARN .*edge\\.console .*to the log \\{ a: \\[ 1 \\] \\}"));
	}

	@Test
	void headOfAStreamGivesItsIsolateBack() throws Exception {
		assertThat(send("HEAD", "/feed/stream", null).statusCode()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(get("/feed/seen").body()).contains("\"cancelled\""));
	}

	@Test
	void functionsAreEdgeByNatureWhateverTheDefault() {
		List<Route> routes = server.bean(RouteRegistry.class).routes().stream().toList();
		assertThat(routes).filteredOn((route) -> route.pattern().equals("/any")).singleElement().satisfies((route) -> {
			assertThat(route.runtime()).isEqualTo(RuntimeType.EDGE);
			assertThat(route.handler()).isEqualTo("edge function 'any'");
			assertThat(route.decision().decidedBy().toString()).contains("edge function 'any'");
		});
		assertThat(routes).filteredOn((route) -> route.pattern().startsWith("/routed"))
			.hasSize(2)
			.allSatisfy((route) -> assertThat(route.runtime()).isEqualTo(RuntimeType.EDGE));
	}

	@Test
	void routerFunctionsMountFunctions() throws Exception {
		HttpResponse<String> response = get("/routed/7?q=x");
		assertThat(response.body()).isEqualTo("GET 7 x");
		assertThat(response.headers().firstValue("x-next-runtime")).contains("edge");
		assertThat(send("POST", "/routed/8?q=y", "body").body()).isEqualTo("POST 8 y");
		assertThat(send("PUT", "/routed/8", "body").statusCode()).isEqualTo(404);
		assertThat(get("/plain").headers().firstValue("x-next-runtime")).contains("nodejs");
	}

	// The stream is there a little after its request
	private static void emitFirst() {
		await().untilAsserted(() -> assertThat(get("/feed/emit?text=first").statusCode()).isEqualTo(200));
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(server.url(path)));
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return send("GET", path, null);
	}

	private static HttpResponse<String> send(String method, String path, String body) throws Exception {
		return client.send(
				request(path)
					.method(method,
							(body != null) ? HttpRequest.BodyPublishers.ofString(body)
									: HttpRequest.BodyPublishers.noBody())
					.build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static String readUntil(Socket socket, String end) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(end) < 0) {
			int next = socket.getInputStream().read();
			assertThat(next).as("the end of: " + text).isNotNegative();
			text.append((char) next);
		}
		return text.toString();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		RouterFunction<ServerResponse> routed(EdgeFunctions functions, EdgeFunctionHandlers handlers) {
			EdgeFunctionHandler handler = handlers.handler(functions.function("routed",
					"""
							export default (request, { params }) => {
							  return new Response([request.method, params.id, new URL(request.url).searchParams.get('q')].join(' '));
							};
							"""));
			return route().GET("/routed/{id}", handler).POST("/routed/{id}", handler).build();
		}

		@Bean
		RouterFunction<ServerResponse> plain() {
			return route().GET("/plain", (request) -> ServerResponse.ok().bodyValue("plain")).build();
		}

	}

}
