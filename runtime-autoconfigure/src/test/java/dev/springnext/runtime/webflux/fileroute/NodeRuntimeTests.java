package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;
import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.node.NodeRequest;
import dev.springnext.runtime.node.NodeResponse;
import dev.springnext.runtime.node.NodeRuntime;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a {@link NodeRuntime} is given, and what becomes of its answers.
 */
class NodeRuntimeTests {

	@TempDir
	private static Path project;

	private static TestServer server;

	@BeforeAll
	static void start() throws IOException {
		write("app/echo/[id]/route.js", "export const POST = 'not run here';\n");
		write("app/open/route.js", "export const revalidate = 60 * 10;\nexport const GET = 1;\n");
		write("middleware.js", "export const config = { matcher: '/moved' };\nexport default () => {};\n");
		server = TestServer.start(Application.class, "spring.next.dir=" + project.toUri(),
				"spring.next.expose-runtime-header=true");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void requestsAndAnswersStream() {
		server.test()
			.post()
			.uri(URI.create(server.url("/echo/a%20b?q=1")))
			.header("x-own", "yes")
			.bodyValue("body")
			.exchange()
			.expectStatus()
			.isEqualTo(203)
			.expectHeader()
			.valueEquals("x-next-runtime", "nodejs")
			.expectHeader()
			.valueEquals("x-file", "app/echo/[id]/route.js")
			.expectBody(String.class)
			.isEqualTo("POST /echo/a%20b?q=1 {id=a b} yes body");
	}

	@Test
	void middlewareMayRewriteAndOverrideHeaders() {
		server.test()
			.post()
			.uri("/moved")
			.bodyValue("kept")
			.exchange()
			.expectBody(String.class)
			.isEqualTo("POST /echo/moved {id=moved} overridden kept");
	}

	@Test
	void settingsAreEvaluatedWhereTheFileRuns() {
		server.test().get().uri("/open").exchange().expectStatus().isEqualTo(203);
	}

	@Test
	void clientThatLeavesCancelsTheAnswer() throws Exception {
		server.socket("GET /open HTTP/1.1\nhost: localhost\nx-own: endless\n\n").close();
		assertThat(EchoRuntime.CANCELLED.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private static void write(String path, String code) throws IOException {
		Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		NodeRuntime nodeRuntime() {
			return new EchoRuntime();
		}

	}

	/**
	 * Tells what it was asked.
	 */
	static final class EchoRuntime implements NodeRuntime {

		static final CountDownLatch CANCELLED = new CountDownLatch(1);

		@Override
		public NodeFunction function(FunctionSource source, FunctionConvention convention) {
			return new NodeFunction() {

				@Override
				public Mono<NodeResponse> handle(NodeRequest request) {
					return Mono.just(
							(convention == FunctionConvention.MIDDLEWARE) ? rewritten(request) : echo(source, request));
				}

				@Override
				public Mono<Map<String, Object>> exports(Collection<String> names) {
					assertThat(names).containsExactly("revalidate");
					return Mono.just(Map.of("revalidate", 600));
				}

				@Override
				public void close() {
					// Has nothing
				}

			};
		}

		private static NodeResponse rewritten(NodeRequest request) {
			HeaderList headers = new HeaderList();
			request.headers().forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
			headers.add("x-own", "overridden");
			return new NodeResponse(HttpStatus.OK, new HttpHeaders(), Flux.empty(),
					new MiddlewareDirective(request.uri().resolve("/echo/moved").toString(), headers));
		}

		private static NodeResponse echo(FunctionSource source, NodeRequest request) {
			HttpHeaders headers = new HttpHeaders();
			headers.set("x-file", source.path());
			String own = request.headers().getFirst("x-own");
			if ("endless".equals(own)) {
				return new NodeResponse(HttpStatus.OK, headers,
						Flux.interval(Duration.ofMillis(10))
							.map((number) -> buffer("chunk"))
							.doOnCancel(CANCELLED::countDown),
						null);
			}
			String query = request.uri().getRawQuery();
			String head = request.method() + " " + request.uri().getRawPath() + ((query != null) ? "?" + query : "")
					+ " " + request.params() + " " + Objects.toString(own, "") + " ";
			return new NodeResponse(HttpStatus.NON_AUTHORITATIVE_INFORMATION, headers,
					Flux.concat(Mono.fromSupplier(() -> buffer(head)), request.body()), null);
		}

		private static DataBuffer buffer(String text) {
			return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
		}

	}

}
