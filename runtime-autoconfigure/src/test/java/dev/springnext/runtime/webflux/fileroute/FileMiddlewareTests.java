package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.springnext.runtime.test.TestServer;

/**
 * Middleware from files, before files and handlers in Java.
 */
class FileMiddlewareTests {

	private static final String EDGE = "export const runtime = 'edge';\n";

	private static final String IMPORT = "import { NextResponse } from 'next/server';\n";

	@TempDir
	private static Path project;

	private static TestServer server;

	@BeforeAll
	static void start() throws IOException {
		write("app/layout.js", EDGE + "export default ({ children }) => children;\n");
		write("middleware.js", IMPORT + """
				export const config = { runtime: 'edge' };
				export default function (request) {
					const url = request.nextUrl.clone();
					if (url.pathname === '/to-admin') {
						url.pathname = '/admin/users';
						return NextResponse.rewrite(url);
					}
					if (url.pathname === '/to-java') {
						return NextResponse.rewrite(new URL('/java/old?x=1', request.url));
					}
					const headers = new Headers(request.headers);
					headers.append('x-trace', 'root');
					const response = NextResponse.next({ request: { headers } });
					response.cookies.set('seen', 'yes');
					return response;
				}
				""");
		folderMiddleware("app/admin");
		folderMiddleware("app/admin/deep");
		folderMiddleware("app/(group)");
		route("app/admin/users");
		route("app/admin/deep/leaf");
		route("app/(group)/inside");
		route("app/outside");
		server = TestServer.start(Application.class, "spring.next.dir=" + project.toUri());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void runsOuterToInner() {
		trace("/admin/deep/leaf", "root, app/admin, app/admin/deep");
		trace("/admin/users", "root, app/admin");
		trace("/outside", "root");
	}

	@Test
	void groupIsForItsOwnRoutesOnly() {
		trace("/inside", "root, app/(group)");
		trace("/outside", "root");
	}

	@Test
	void folderIsForHandlersInJavaToo() {
		trace("/admin/java", "root,app/admin");
	}

	@Test
	void rewriteLeadsAroundNoFolder() {
		trace("/to-admin", "app/admin");
	}

	@Test
	void handlersInJavaSeeTheRewrittenRequest() {
		get("/to-java").expectBody(String.class).isEqualTo("/java/old?x=1");
	}

	@Test
	void cookiesOfMiddlewareAreSeenBehindIt() {
		get("/java/cookie").expectHeader()
			.valueEquals("set-cookie", "seen=yes; Path=/")
			.expectBody(String.class)
			.isEqualTo("yes");
	}

	@Test
	void clientsCannotTellMiddlewareToLetThemThrough() {
		server.test()
			.get()
			.uri("/admin/users")
			.header("x-middleware-subrequest", "middleware:middleware:middleware:middleware:middleware")
			.header("x-middleware-next", "1")
			.header("x-middleware-override-headers", "x-trace")
			.header("x-middleware-request-x-trace", "forged")
			.header("x-middleware-rewrite", "/outside")
			.exchange()
			.expectHeader()
			.doesNotExist("x-middleware-next")
			.expectBody(String.class)
			.isEqualTo("root, app/admin");
	}

	private static void trace(String path, String expected) {
		get(path).expectStatus().isOk().expectBody(String.class).isEqualTo(expected);
	}

	private static WebTestClient.ResponseSpec get(String path) {
		return server.test().get().uri(path).exchange();
	}

	private static void folderMiddleware(String folder) throws IOException {
		write(folder + "/middleware.js", IMPORT + """
				export const config = { runtime: 'edge' };
				export function middleware(request) {
					const headers = new Headers(request.headers);
					headers.append('x-trace', '%s');
					return NextResponse.next({ request: { headers } });
				}
				""".formatted(folder));
	}

	private static void route(String folder) throws IOException {
		write(folder + "/route.js", "export const GET = (request) => new Response(request.headers.get('x-trace'));\n");
	}

	private static void write(String path, String code) throws IOException {
		Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	@RestController
	static class Controller {

		@GetMapping("/admin/java")
		String trace(@RequestHeader("x-trace") String trace) {
			return trace;
		}

		@GetMapping("/java/old")
		String old(ServerHttpRequest request) {
			return request.getPath().value() + "?" + request.getURI().getRawQuery();
		}

		@GetMapping("/java/cookie")
		String cookie(@CookieValue("seen") String seen) {
			return seen;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Controller controller() {
			return new Controller();
		}

	}

}
