package dev.springnext.runtime.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.test.TestServer;

import static org.hamcrest.Matchers.matchesPattern;

class FileRouteEndpointTests {

	@TempDir
	private Path project;

	@Test
	void filesAreShownWithWhoDecidedAndTheirState() throws IOException {
		write("app/layout.js", "export const runtime = 'edge';\nexport const maxDuration = 7;\n");
		write("app/users/[id]/route.js", "export const GET = () => new Response('x');\n");
		write("middleware.js", "export const config = { runtime: 'edge', matcher: '/users/:path*' };\n"
				+ "export function middleware() {}\n");
		try (TestServer server = TestServer.start(Application.class, "spring.next.dir=" + this.project.toUri(),
				"management.endpoints.web.exposure.include=runtime", "spring.next.edge.javascript.warm-up=false")) {
			server.test().get().uri("/users/1").exchange().expectStatus().isOk();
			server.test()
				.get()
				.uri("/actuator/runtime")
				.exchange()
				.expectBody()
				.jsonPath("$.routes[0].id")
				.isEqualTo("get-head-options-users-id")
				.jsonPath("$.routes[0].pattern")
				.isEqualTo("/users/{id}")
				.jsonPath("$.routes[0].decidedBy.level")
				.isEqualTo("layout")
				.jsonPath("$.routes[0].decidedBy.declaration")
				.isEqualTo("export const runtime = 'edge'")
				.jsonPath("$.routes[0].decidedBy.location")
				.isEqualTo("in app/layout.js:1:14")
				.jsonPath("$.routes[0].limits.duration")
				.isEqualTo("PT7S")
				.jsonPath("$.routes[0].file.path")
				.isEqualTo("app/users/[id]/route.js")
				.jsonPath("$.routes[0].file.layouts[0]")
				.isEqualTo("app/layout.js")
				.jsonPath("$.routes[0].file.codeSize")
				.isNumber()
				.jsonPath("$.routes[0].file.isolates.created")
				.isNumber()
				.jsonPath("$.routes[0].file.loaded")
				.value(matchesPattern("20\\d\\d-.*Z"))
				.jsonPath("$.middleware[0].name")
				.isEqualTo("first")
				.jsonPath("$.middleware[1].name")
				.isEqualTo("middleware.js")
				.jsonPath("$.middleware[1].runtime")
				.isEqualTo("edge")
				.jsonPath("$.middleware[1].file.codeSize")
				.isNumber();
		}
	}

	private void write(String path, String code) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		@Order(-5)
		RuntimeMiddleware first() {
			return (request, chain) -> chain.next(request);
		}

	}

}
