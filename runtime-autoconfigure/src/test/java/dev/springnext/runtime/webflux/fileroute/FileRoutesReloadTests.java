package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FileRoutesReloadTests {

	private static final String EDGE = "export const runtime = 'edge';\n";

	@TempDir
	private Path project;

	private TestServer server;

	@BeforeEach
	void start() throws IOException {
		write("app/hello/route.js", EDGE + "export const GET = () => new Response('one');");
		write("app/slow/route.js", EDGE + """
				export const GET = () => new Response(new ReadableStream({
					async pull(controller) {
						controller.enqueue(new TextEncoder().encode('old\\n'));
						await new Promise((resolve) => setTimeout(resolve, 20));
						if (++this.count === 100) controller.close();
					},
					count: 0,
				}));
				""");
		write("app/uses/route.js",
				EDGE + "import { name } from '../../lib/name.js';\n" + "export const GET = () => new Response(name);");
		write("lib/name.js", "export const name = 'one';");
		this.server = TestServer.start(Application.class, "spring.next.dir=" + this.project.toUri(),
				"spring.next.dev.reload=true", "spring.next.dev.error-page=true");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void changedFileIsServed() throws IOException {
		assertThat(get("/hello")).isEqualTo("one");
		write("app/hello/route.js", EDGE + "export const GET = () => new Response('two');");
		await(() -> assertThat(get("/hello")).isEqualTo("two"));
	}

	@Test
	void changeOfAnImportedFileIsServed() throws IOException {
		assertThat(get("/uses")).isEqualTo("one");
		write("lib/name.js", "export const name = 'two';");
		await(() -> assertThat(get("/uses")).isEqualTo("two"));
	}

	@Test
	void settingsThatWereEvaluatedAreEvaluatedAgain() throws IOException {
		write("lib/matched.js", "export const matched = '/none';");
		write("middleware.js", """
				import { matched } from './lib/matched.js';
				export const config = { runtime: 'edge', matcher: [matched] };
				export default () => new Response('middleware');
				""");
		await(() -> assertThat(get("/hello")).isEqualTo("one"));
		write("lib/matched.js", "export const matched = '/hello';");
		await(() -> assertThat(get("/hello")).isEqualTo("middleware"));
		write("lib/matched.js", "export const matched = '/other';");
		await(() -> assertThat(get("/hello")).isEqualTo("one"));
	}

	@Test
	void filesComeAndGo() throws IOException {
		status("/new", 404);
		write("app/new/route.js", EDGE + "export const GET = () => new Response('here');");
		await(() -> assertThat(get("/new")).isEqualTo("here"));
		Files.delete(this.project.resolve("app/new/route.js"));
		await(() -> status("/new", 404));
		assertThat(get("/hello")).isEqualTo("one");
	}

	@Test
	void requestsUnderWayEndOnTheOldCode() throws IOException {
		Flux<String> body = this.server.client()
			.get()
			.uri("/slow")
			.retrieve()
			.bodyToFlux(String.class)
			.scan("", String::concat);
		StepVerifier.create(body).expectNextCount(3).then(() -> {
			try {
				write("app/slow/route.js", EDGE + "export const GET = () => new Response('new');");
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			await(() -> assertThat(get("/slow")).isEqualTo("new"));
		})
			.thenConsumeWhile((text) -> text.length() < 100 * 3)
			.assertNext((text) -> assertThat(text).isEqualTo("old".repeat(100)))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void mistakeKeepsTheLastGoodVersion(CapturedOutput output) throws IOException {
		write("app/hello/route.js", EDGE + "\nexport const GET = () => {\n\treturn new Response('two';\n};\n");
		await(() -> assertThat(output).contains("app/hello/route.js:4:")
			.contains(">    4 | \treturn new Response('two';")
			.contains("The last good version stays served."));
		assertThat(get("/hello")).isEqualTo("one");
		client().get()
			.uri("/hello")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isEqualTo(500)
			.expectHeader()
			.contentType("text/html;charset=UTF-8")
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("app/hello/route.js:4:")
				.contains("return new Response(&#39;two&#39;;"));
		write("app/hello/route.js", EDGE + "export const GET = () => new Response('three');");
		await(() -> assertThat(get("/hello")).isEqualTo("three"));
		client().get().uri("/hello").accept(MediaType.TEXT_HTML).exchange().expectStatus().isOk();
	}

	@Test
	void newFileWithAMistakeAnswers500(CapturedOutput output) throws IOException {
		write("app/broken/route.js", EDGE + "export const GET = () => {");
		await(() -> assertThat(output).contains("It is not served."));
		status("/broken", 500);
		write("app/broken/route.js", EDGE + "export const GET = () => new Response('well');");
		await(() -> assertThat(get("/broken")).isEqualTo("well"));
	}

	@Test
	void conflictOfNewFilesIsToldAndNothingElseChanges(CapturedOutput output) throws IOException {
		write("app/(other)/hello/route.js", EDGE + "export const GET = () => new Response('other');");
		await(() -> assertThat(output).contains("both serve /hello"));
		assertThat(get("/hello")).isEqualTo("one");
		Files.delete(this.project.resolve("app/(other)/hello/route.js"));
		write("app/hello/route.js", EDGE + "export const GET = () => new Response('two');");
		await(() -> assertThat(get("/hello")).isEqualTo("two"));
	}

	private void write(String path, String code) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	private String get(String path) {
		return client().get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private void status(String path, int status) {
		client().get().uri(path).exchange().expectStatus().isEqualTo(status);
	}

	private WebTestClient client() {
		return this.server.test();
	}

	private static void await(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
