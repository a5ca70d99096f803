package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import dev.springnext.runtime.test.TestServer;

/**
 * Files beside handlers in Java.
 */
class FileRoutesTests {

	@TempDir
	private static Path project;

	private static TestServer server;

	@BeforeAll
	static void start() throws IOException {
		write("app/layout.js", "export const runtime = 'edge';\n"
				+ "export default ({ children }) => <html><body>it's {children}</body></html>;\n");
		route("app/[...rest]", "rest");
		route("app/items/[id]", "item");
		route("app/items/special", "special");
		route("app/orders/[id]", "order");
		route("app/options", "options");
		write("app/cors/route.js",
				"""
						export const OPTIONS = () => new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*' } });
						export const GET = () => new Response('cors');
						""");
		write("pages/api/edge/[id].js", "export const config = { runtime: 'edge' };\n"
				+ "export default (request) => new Response('api ' + request.nextUrl.searchParams.get('id'));\n");
		server = TestServer.start(Application.class, "spring.next.dir=" + project.toUri());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void staticFileBeatsDynamicRouteOfJava() {
		expect("/items/special", "special {}");
	}

	@Test
	void staticRouteOfJavaBeatsDynamicFile() {
		expect("/items/java", "java");
		expect("/items/7", "item {\"id\":\"7\"}");
	}

	@Test
	void routerFunctionsCountToo() {
		expect("/orders/java", "functional");
		expect("/orders/8", "order {\"id\":\"8\"}");
	}

	@Test
	void dynamicRouteOfJavaBeatsCatchAllFile() {
		expect("/users/3", "user 3");
		expect("/users/3/more", "rest {\"rest\":[\"users\",\"3\",\"more\"]}");
	}

	@Test
	void methodOfJavaDoesNotMatter() {
		server.test().get().uri("/posted").exchange().expectStatus().isEqualTo(405);
		server.test().post().uri("/posted").exchange().expectBody(String.class).isEqualTo("posted");
	}

	@Test
	void paramsAreDecoded() {
		expect("/items/a%20b%2Fc", "item {\"id\":\"a b/c\"}");
		expect("/items/a;b=c", "item {\"id\":\"a;b=c\"}");
		expect("/x/%C3%A4/y", "rest {\"rest\":[\"x\",\"\u00e4\",\"y\"]}");
	}

	@Test
	void slashAtTheEndIsRedirectedAway() {
		server.test()
			.get()
			.uri(uri("/items/special/?a=b%20c"))
			.exchange()
			.expectStatus()
			.isEqualTo(308)
			.expectHeader()
			.valueEquals("location", "/items/special?a=b%20c");
	}

	@Test
	void preflightRequestsReachOptionsHandlers() {
		server.test()
			.options()
			.uri("/cors")
			.header("origin", "https://example.org")
			.header("access-control-request-method", "PUT")
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectHeader()
			.valueEquals("access-control-allow-origin", "*");
	}

	@Test
	void apiRoutesHaveTheirParamsInTheUrl() {
		expect("/api/edge/9", "api 9");
	}

	private static void expect(String path, String body) {
		server.test().get().uri(uri(path)).exchange().expectStatus().isOk().expectBody(String.class).isEqualTo(body);
	}

	private static URI uri(String path) {
		return URI.create(server.url(path));
	}

	private static void route(String folder, String name) throws IOException {
		write(folder + "/route.js", "export async function GET(request, { params }) {\n\treturn new Response('" + name
				+ " ' + JSON.stringify(await params));\n}\n");
	}

	private static void write(String path, String code) throws IOException {
		Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	@RestController
	static class Controller {

		@GetMapping("/items/java")
		String item() {
			return "java";
		}

		@GetMapping("/items/{id}/details")
		String details(@PathVariable String id) {
			return "details " + id;
		}

		@GetMapping("/users/{id}")
		String user(@PathVariable String id) {
			return "user " + id;
		}

		@PostMapping("/posted")
		String posted() {
			return "posted";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Controller controller() {
			return new Controller();
		}

		@Bean
		RouterFunction<ServerResponse> orders() {
			return RouterFunctions.route()
				.GET("/orders/java", (request) -> ServerResponse.ok().bodyValue("functional"))
				.build();
		}

	}

}
