package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code instrumentation.js} hears of.
 */
@ExtendWith(OutputCaptureExtension.class)
class InstrumentationTests {

	private static final String EDGE = "export const runtime = 'edge';\n";

	private static final String INSTRUMENTATION = """
			let registered = 0;

			export async function register() {
				await new Promise((resolve) => setTimeout(resolve, 100));
				registered++;
				console.log('registered on ' + process.env.NEXT_RUNTIME);
			}

			export async function onRequestError(error, request, context) {
				if (error.message === 'unreportable') throw new TypeError('no network');
				if (error.message.startsWith('storm')) await new Promise((resolve) => setTimeout(resolve, 500));
				console.log('<' + error.message + '> ' + JSON.stringify({
					registered, error: error instanceof Error, name: error.name, stack: error.stack, digest: error.digest,
					method: request.method, path: request.path, header: request.headers['x-test'], ...context,
					keys: Object.keys(context).join(),
				}));
			}
			""";

	private static final String ROUTE = EDGE + """
			import { notFound, redirect } from 'next/navigation';

			class PaymentError extends Error {
				constructor(message) {
					super(message);
					this.name = 'PaymentError';
				}
			}

			export async function GET(request, { params }) {
				const { kind } = await params;
				if (kind === 'redirect') redirect('/elsewhere');
				if (kind === 'absent') notFound();
				if (kind === 'nothing') return undefined;
				if (kind === 'text') throw 'just text';
				if (kind === 'digest') throw Object.assign(new Error('has a digest'), { digest: 'D1' });
				if (kind === 'stream') {
					let pulls = 0;
					return new Response(new ReadableStream({
						pull(controller) {
							if (++pulls === 3) throw new RangeError('broken stream');
							controller.enqueue(new TextEncoder().encode('part'));
						},
					}));
				}
				if (kind === 'rejected') throw new PaymentError('rejected ' + request.nextUrl.searchParams.get('q'));
				throw new Error(kind);
			}

			export function POST() {
				throw new TypeError('thrown at once');
			}
			""";

	@TempDir
	private static Path project;

	private static TestServer server;

	private static String startUp = "";

	@BeforeAll
	static void start(CapturedOutput output) throws IOException {
		write("instrumentation.js", INSTRUMENTATION);
		write("app/(shop)/fail/[kind]/route.js", ROUTE);
		write("app/well/route.js", EDGE + "export const GET = () => new Response('well');");
		write("pages/api/old/[id].js",
				"export const config = { runtime: 'edge' };\nexport default () => { throw new Error('old'); };");
		write("middleware.js", """
				export const config = { matcher: '/guarded', runtime: 'edge' };
				export default () => {
					throw new Error('guard');
				};
				""");
		server = TestServer.start(Application.class, "spring.next.dir=" + project.toUri(), "spring.next.runtime=edge",
				"management.endpoints.web.exposure.include=runtime");
		startUp = output.getAll();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void registersOnceBeforeTheServerStarts(CapturedOutput output) {
		assertThat(startUp).containsOnlyOnce("registered on edge");
		List<Integer> statuses = Flux.range(0, 100)
			.flatMap(
					(i) -> server.client()
						.get()
						.uri("/well")
						.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value())),
					32)
			.collectList()
			.block(Duration.ofSeconds(30));
		assertThat(statuses).hasSize(100).containsOnly(200);
		assertThat(output.getAll()).containsOnlyOnce("registered on edge");
	}

	@Test
	void hearsOfRejectedPromises(CapturedOutput output) {
		server.test().get().uri("/fail/rejected?q=1").header("X-Test", "yes").exchange().expectStatus().isEqualTo(500);
		assertThat(report(output, "rejected 1")).contains("\"registered\":1,\"error\":true,\"name\":\"PaymentError\"")
			.contains("\"stack\":\"")
			.contains("at GET (app/(shop)/fail/[kind]/route.js:27:")
			.containsPattern("\"digest\":\"\\d+\"")
			.contains("\"method\":\"GET\",\"path\":\"/fail/rejected?q=1\",\"header\":\"yes\","
					+ "\"routerKind\":\"App Router\",\"routePath\":\"/fail/[kind]\",\"routeType\":\"route\"")
			.contains("\"keys\":\"routerKind,routePath,routeType,renderSource,revalidateReason\"");
	}

	@Test
	void hearsOfExceptions(CapturedOutput output) {
		server.test().post().uri("/fail/post").exchange().expectStatus().isEqualTo(500);
		assertThat(report(output, "thrown at once")).contains("\"name\":\"TypeError\"").contains("\"method\":\"POST\"");
	}

	@Test
	void digestIsTheSameForTheSameError(CapturedOutput output) {
		get("/fail/same", 500);
		String first = digest(report(output, "same"));
		get("/fail/other", 500);
		assertThat(digest(report(output, "other"))).isNotEqualTo(first);
		get("/fail/digest", 500);
		assertThat(digest(report(output, "has a digest"))).isEqualTo("D1");
		int before = output.getAll().length();
		get("/fail/same", 500);
		Awaitility.await().untilAsserted(() -> assertThat(output.getAll().substring(before)).contains("<same> {"));
		assertThat(digest(output.getAll().substring(before))).isEqualTo(first);
	}

	@Test
	void hearsOfWhatIsNoError(CapturedOutput output) {
		get("/fail/text", 500);
		assertThat(report(output, "just text")).contains("\"error\":true,\"name\":\"Error\",\"stack\":\"just text\"");
	}

	@Test
	void hearsOfMissingResponses(CapturedOutput output) {
		get("/fail/nothing", 500);
		Awaitility.await()
			.untilAsserted(() -> assertThat(output)
				.contains("<No response is returned from route handler " + "'app/(shop)/fail/[kind]/route.js'."));
	}

	@Test
	void hearsOfBrokenStreams(CapturedOutput output) {
		server.client().get().uri("/fail/stream").retrieve().bodyToMono(String.class).onErrorComplete().block();
		assertThat(report(output, "broken stream")).contains("\"name\":\"RangeError\"")
			.contains("route.js:")
			.contains("\"routePath\":\"/fail/[kind]\"");
	}

	@Test
	void hearsOfApiRoutes(CapturedOutput output) {
		get("/api/old/7", 500);
		assertThat(report(output, "old")).contains("\"path\":\"/api/old/7\"")
			.contains("\"routerKind\":\"Pages Router\",\"routePath\":\"/api/old/[id]\",\"routeType\":\"route\"");
	}

	@Test
	void hearsOfMiddleware(CapturedOutput output) {
		get("/guarded", 500);
		assertThat(report(output, "guard")).contains("\"path\":\"/guarded\"")
			.contains("\"routerKind\":\"Pages Router\",\"routePath\":\"/middleware\",\"routeType\":\"middleware\"");
	}

	@Test
	void redirectsAreNoErrors(CapturedOutput output) {
		server.test().get().uri("/fail/redirect").exchange().expectStatus().isEqualTo(307);
		get("/fail/absent", 404);
		get("/fail/marker", 500);
		report(output, "marker");
		assertThat(output.getAll()).doesNotContain("NEXT_");
	}

	@Test
	void errorsOfItsOwnAreLogged(CapturedOutput output) {
		get("/fail/unreportable", 500);
		Awaitility.await()
			.untilAsserted(() -> assertThat(output).contains("onRequestError() of instrumentation.js: ")
				.contains("TypeError: no network")
				.contains("(instrumentation.js:10:"));
		get("/fail/next", 500);
		report(output, "next");
	}

	@Test
	void stormsAreBounded(CapturedOutput output) {
		Flux.range(0, 400)
			.flatMap((i) -> server.client()
				.get()
				.uri("/fail/storm" + i)
				.exchangeToMono((response) -> response.releaseBody().thenReturn(1)), 200)
			.blockLast(Duration.ofSeconds(60));
		Matcher told = Pattern.compile("did not hear of (\\d+) errors").matcher("");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> Pattern.compile("did not hear of (\\d+) errors").matcher(output.getAll()).find());
		told.reset(output.getAll());
		int missed = told.results().mapToInt((result) -> Integer.parseInt(result.group(1))).sum();
		long heard = Pattern.compile("<storm\\d+> ").matcher(output.getAll()).results().count();
		assertThat(missed).isPositive();
		assertThat(heard).isGreaterThanOrEqualTo(ErrorReports.MAXIMUM);
		assertThat(missed + heard).isLessThanOrEqualTo(400);
	}

	@Test
	void endpointShowsIt() {
		server.test()
			.get()
			.uri("/actuator/runtime")
			.exchange()
			.expectBody()
			.jsonPath("$.instrumentation.path")
			.isEqualTo("instrumentation.js")
			.jsonPath("$.instrumentation.isolates.active")
			.isEqualTo(1)
			.jsonPath("$.instrumentation.problem")
			.doesNotExist();
	}

	private static void get(String path, int status) {
		server.test().get().uri(path).exchange().expectStatus().isEqualTo(status);
	}

	private static String report(CapturedOutput output, String message) {
		String start = "<" + message + "> {";
		Awaitility.await().untilAsserted(() -> assertThat(output).contains(start));
		String all = output.getAll();
		int from = all.indexOf(start);
		return all.substring(from, all.indexOf('\n', from));
	}

	private static String digest(String report) {
		Matcher digest = Pattern.compile("\"digest\":\"([^\"]*)\"").matcher(report);
		assertThat(digest.find()).isTrue();
		return digest.group(1);
	}

	private static void write(String path, String code) throws IOException {
		Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
