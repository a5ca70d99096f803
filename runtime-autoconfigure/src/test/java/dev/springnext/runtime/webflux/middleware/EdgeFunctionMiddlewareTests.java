package dev.springnext.runtime.webflux.middleware;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.middleware.MiddlewareEntry;
import dev.springnext.runtime.middleware.MiddlewareMatcher;
import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.middleware.MiddlewareScope;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeType;
import dev.springnext.runtime.test.TestServer;
import dev.springnext.runtime.webflux.function.EdgeFunctionMiddlewares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class EdgeFunctionMiddlewareTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final String ROOT = """
			import { NextResponse } from 'next/server'
			const seen = []
			export async function middleware(request, event) {
			  const url = request.nextUrl.clone(), p = url.pathname
			  switch (p) {
			    case '/m/seen': return NextResponse.json(seen)
			    case '/m/json': return NextResponse.json({ ok: false }, { status: 401 })
			    case '/m/redirect': return NextResponse.redirect(new URL('/target?x=1#f', request.url))
			    case '/m/double': return Response.redirect(new URL('//evil', 'http://' + request.nextUrl.host + '//evil'))
			    case '/m/outside': return NextResponse.redirect('https://example.com/a?b=c#d')
			    case '/m/rewrite': return NextResponse.rewrite(new URL('/target?from=rewrite&odd={|}', request.url))
			    case '/m/inner': return NextResponse.rewrite(new URL('/inner/x', request.url))
			    case '/m/edge': return NextResponse.rewrite(new URL('/function', request.url))
			    case '/m/throw': throw new Error('middleware boom')
			    case '/m/nothing': return
			    case '/m/bad': return 'nope'
			    case '/m/loop': for (;;) {}
			    case '/m/stream': {
			      request.signal.addEventListener('abort', () => seen.push('aborted'))
			      const bytes = new TextEncoder().encode('tick\\n')
			      return new Response(new ReadableStream({
			        async pull(c) { await new Promise((r) => setTimeout(r, 10)); c.enqueue(bytes) },
			        cancel() { seen.push('cancelled') }
			      }))
			    }
			    case '/m/until': event.waitUntil((async () => { await new Promise((r) => setTimeout(r, 50)); seen.push('until') })()); break
			    case '/m/read': return NextResponse.json({ size: (await request.text()).length })
			    case '/m/echo': return new Response(request.body)
			    case '/body': { const headers = new Headers(request.headers); headers.set('x-read', String((await request.arrayBuffer()).byteLength)); return NextResponse.next({ request: { headers } }) }
			    case '/body/caught': try { await request.arrayBuffer() } catch { } return
			    case '/body/background': event.waitUntil(request.text().then((t) => seen.push('read ' + t.length))); return NextResponse.next()
			  }
			  const headers = new Headers(request.headers)
			  headers.set('x-from-middleware', '1')
			  headers.delete('x-drop')
			  const next = NextResponse.next({ request: { headers } })
			  next.headers.set('x-response', 'middleware')
			  next.cookies.set('set', '1')
			  next.cookies.delete('gone')
			  return next
			}
			""";

	private static final String INNER = """
			import { NextResponse } from 'next/server'
			export default function middleware(request) {
			  const headers = new Headers(request.headers)
			  headers.set('x-inner', request.nextUrl.pathname)
			  return NextResponse.next({ request: { headers }, headers: { 'x-inner-response': '1' } })
			}
			""";

	@TempDir
	private static Path directory;

	private static TestServer server;

	@BeforeAll
	static void start() throws Exception {
		Path function = Files.writeString(directory.resolve("function.js"),
				"export default (request) => new Response('edge ' + new URL(request.url).pathname + ' ' + request.method);");
		server = TestServer.start(Application.class, "spring.next.edge.functions.f.path=/function",
				"spring.next.edge.functions.f.source=" + function.toUri());
		server.bean(MiddlewareRegistry.class)
			.files(List.of(
					MiddlewareEntry.root("middleware.js",
							MiddlewareMatcher.of(List.of("/m/:path*", "/target", "/body/:path*"), "middleware.js"),
							middleware("middleware.js", ROOT)),
					MiddlewareEntry.folder("app/inner/middleware.js", MiddlewareScope.folder("/inner"),
							MiddlewareMatcher.all(), middleware("inner.js", INNER))));
	}

	private static RuntimeMiddleware middleware(String name, String code) throws Exception {
		Path file = Files.writeString(directory.resolve(name), code);
		EdgeFunction function = server.bean(EdgeFunctions.class)
			.function(FunctionSource.of(file), FunctionConvention.MIDDLEWARE);
		EdgeLimits limits = new EdgeLimits(Duration.ofSeconds(25), Duration.ofSeconds(30), Duration.ofSeconds(300),
				Duration.ofSeconds(5), DataSize.ofMegabytes(4), DataSize.ofMegabytes(128));
		Route route = server.bean(RouteRegistry.class)
			.add("**", List.of(), name, server.bean(RuntimeResolver.class)
				.decide(RuntimeResolver.inherentSetting(RuntimeType.EDGE, name), null, null, "**"));
		return server.bean(EdgeFunctionMiddlewares.class).middleware(function, route, limits);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void routeSeesWhatMiddlewareChanged() throws Exception {
		HttpResponse<String> response = get("/target", Map.of("x-drop", "1", "x-keep", "2", "cookie", "a=1; gone=1"));
		assertThat(response.body()).contains("x-from-middleware=1", "x-keep=2", "cookies=[a=1, set=1]")
			.doesNotContain("x-drop");
		assertThat(response.headers().firstValue("x-response")).contains("middleware");
		assertThat(response.headers().allValues("set-cookie")).hasSize(2)
			.anyMatch((cookie) -> cookie.startsWith("set=1"));
	}

	@Test
	void headersOfTheProtocolStayInside() throws Exception {
		for (String path : List.of("/target", "/m/rewrite", "/m/json", "/m/redirect", "/inner/x")) {
			HttpResponse<String> response = get(path, Map.of());
			assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("x-middleware"));
			assertThat(response.body()).doesNotContain("x-middleware");
		}
	}

	@Test
	void clientCanNotForgeThem() throws Exception {
		HttpResponse<String> response = get("/target",
				Map.of("x-middleware-override-headers", "x-evil", "x-middleware-request-x-evil", "1",
						"x-middleware-subrequest", "middleware:middleware:middleware:middleware:middleware",
						"x-middleware-rewrite", "/function", "x-middleware-next", "1"));
		assertThat(response.body()).startsWith("target").contains("x-from-middleware=1").doesNotContain(" x-evil=");
	}

	@Test
	void directAnswer() throws Exception {
		HttpResponse<String> response = get("/m/json", Map.of());
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).isEqualTo("{\"ok\":false}");
		assertThat(response.headers().firstValue("content-type")).contains("application/json");
		assertThat(response.headers().firstValue("content-length")).contains("12");
	}

	@Test
	void redirectWithinTheServerIsRelative() throws Exception {
		assertThat(get("/m/redirect", Map.of()).headers().firstValue("location")).contains("/target?x=1#f");
		assertThat(get("/m/double", Map.of()).headers().firstValue("location").orElseThrow()).startsWith("http://");
		assertThat(get("/m/outside", Map.of()).headers().firstValue("location"))
			.contains("https://example.com/a?b=c#d");
	}

	@Test
	void rewriteLeadsToAJavaRoute() throws Exception {
		assertThat(get("/m/rewrite?orig=1", Map.of()).body()).startsWith("target from=rewrite&odd=%7B%7C%7D ");
	}

	@Test
	void rewriteLeadsToARouteOfTheOtherRuntime() throws Exception {
		assertThat(get("/m/edge", Map.of()).body()).isEqualTo("edge /function GET");
	}

	@Test
	void rewriteIntoAFolderRunsItsMiddleware() throws Exception {
		HttpResponse<String> response = get("/m/inner", Map.of());
		assertThat(response.body()).contains("x-inner=/inner/x");
		assertThat(response.headers().firstValue("x-inner-response")).contains("1");
	}

	@Test
	void middlewareWithoutAnAnswerGoesOn() throws Exception {
		assertThat(get("/m/nothing", Map.of()).body()).startsWith("any");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/m/throw", "/m/bad" })
	void failureIsAProblemDetailAndIsLoggedWithItsFile(String path, CapturedOutput output) throws Exception {
		HttpResponse<String> response = get(path, Map.of());
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
		assertThat(response.body()).contains("\"status\":500").doesNotContain("boom", "middleware.js");
		assertThat(output).contains("middleware.js");
	}

	@Test
	void endlessCodeIsEndedByItsBudget() throws Exception {
		HttpResponse<String> response = get("/m/loop", Map.of());
		assertThat(response.statusCode()).isGreaterThanOrEqualTo(500);
		assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
		assertThat(get("/target", Map.of()).statusCode()).isEqualTo(200);
	}

	@Test
	void clientThatLeavesAStreamIsTold() throws Exception {
		try (Socket socket = server.socket("GET /m/stream HTTP/1.1\nHost: localhost\n\n")) {
			assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
				.isEqualTo("HTTP/1.1 200");
			socket.setSoLinger(true, 0);
		}
		await().untilAsserted(() -> assertThat(get("/m/seen", Map.of()).body()).contains("cancelled", "aborted"));
		await().until(() -> server.bean(EdgeScheduler.class).figures().active() == 0);
	}

	@Test
	void headOfAStreamGivesItUp() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/m/stream")))
			.method("HEAD", BodyPublishers.noBody())
			.build();
		assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		await().until(() -> server.bean(EdgeScheduler.class).figures().active() == 0);
	}

	@Test
	void workOutlivesTheResponse() throws Exception {
		get("/m/until", Map.of());
		await().untilAsserted(() -> assertThat(get("/m/seen", Map.of()).body()).contains("until"));
		await().until(() -> server.bean(BackgroundWork.class).size() == 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1024, 5 << 20 })
	void bodyIsReadAndTheRouteGetsAllOfIt(int size) throws Exception {
		HttpResponse<String> response = post("/body", size);
		assertThat(response.body()).isEqualTo(size + " " + size);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/body", "/body/caught", "/m/read", "/m/echo" })
	void bodyOverTheLimitIsRefused(String path) throws Exception {
		if (path.equals("/m/echo")) {
			assertThat(post(path, 5 << 20).body()).hasSize(5 << 20);
			return;
		}
		assertThat(post(path, 12 << 20).statusCode()).isEqualTo(413);
	}

	@Test
	void bodyIsReadInTheBackgroundWhileTheRouteReads() throws Exception {
		assertThat(post("/body/background", 100_000).body()).isEqualTo("100000 null");
		await().untilAsserted(() -> assertThat(get("/m/seen", Map.of()).body()).contains("read 100000"));
	}

	private static HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)));
		headers.forEach(request::header);
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private static HttpResponse<String> post(String path, int size) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create(server.url(path)))
			.header("content-type", "application/octet-stream")
			.POST(BodyPublishers.ofByteArray(new byte[size]))
			.build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@RequestMapping("/target")
		Mono<String> target(ServerWebExchange exchange) {
			return Mono.just("target " + exchange.getRequest().getURI().getRawQuery() + " " + dump(exchange));
		}

		@RequestMapping({ "/inner/x", "/m/nothing", "/m/until" })
		Mono<String> any(ServerWebExchange exchange) {
			return Mono.just("any " + dump(exchange));
		}

		@PostMapping({ "/body", "/body/background", "/body/caught" })
		Mono<String> body(@RequestBody(required = false) Flux<byte[]> body, ServerWebExchange exchange) {
			return body.map((bytes) -> bytes.length)
				.reduce(0, Integer::sum)
				.map((size) -> size + " " + exchange.getRequest().getHeaders().getFirst("x-read"));
		}

		private static String dump(ServerWebExchange exchange) {
			StringBuilder dump = new StringBuilder();
			exchange.getRequest()
				.getHeaders()
				.forEach((name, values) -> dump.append(name.toLowerCase(Locale.ROOT))
					.append('=')
					.append(String.join(",", values))
					.append(' '));
			return dump + "cookies="
					+ exchange.getRequest().getCookies().values().stream().map((all) -> all.get(0).toString()).toList();
		}

	}

}
