package dev.springnext.runtime.edge.function;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.springnext.runtime.edge.engine.ByteStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code after()} and {@code connection()}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AfterTests {

	private static final String IMPORT = "import { after, connection } from 'next/server';\n";

	private static final EdgeRequest REQUEST = EdgeRequest.get("https://example.com/x").withHeader("cookie", "a=1");

	private NextFunctions functions;

	@BeforeEach
	void start() {
		this.functions = new NextFunctions();
	}

	@AfterEach
	void close() {
		this.functions.close();
	}

	@Test
	void runsWhenTheResponseIsComplete(CapturedOutput output) throws Exception {
		EdgeFunction route = this.functions.route(
				IMPORT + """
						export function GET() {
						  after(() => console.log('work done'));
						  const stream = new ReadableStream({
						    async pull(c) { await null; c.enqueue(new TextEncoder().encode('x')); if (this.more-- === 0) c.close(); },
						    more: 2,
						  });
						  return new Response(stream);
						}""");
		EdgeResponse response = NextFunctions.fetch(route, REQUEST);
		ByteStream body = response.body();
		assertThat(body).isNotNull();
		assertThat(read(body)).isNotNull();
		assertThat(output).doesNotContain("work done");
		while (read(body) != null) {
			assertThat(output).doesNotContain("work done");
		}
		await().untilAsserted(() -> assertThat(output).contains("work done"));
	}

	private static @Nullable ByteBuffer read(ByteStream body) throws Exception {
		return body.read().toCompletableFuture().get(20, TimeUnit.SECONDS);
	}

	@Test
	void runsAllWorkInItsOrder(CapturedOutput output) throws Exception {
		EdgeFunction route = this.functions.route(IMPORT + """
				export async function GET() {
				  after(() => console.log('first'));
				  after(async () => { await new Promise((resolve) => setTimeout(resolve, 5)); console.log('third'); });
				  after(new Promise((resolve) => setTimeout(resolve, 1)));
				  after(() => console.log('second'));
				  console.log('handled');
				  return new Response('x');
				}""");
		assertThat(NextFunctions.text(NextFunctions.fetch(route, REQUEST))).isEqualTo("x");
		await().untilAsserted(
				() -> assertThat(output.toString()).containsSubsequence("handled", "first", "second", "third"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "after(() => { throw new Error('no luck') })",
			"after(async () => { throw new Error('no luck') })", "after(Promise.reject(new Error('no luck')))" })
	void logsErrors(String call, CapturedOutput output) throws Exception {
		EdgeFunction route = this.functions
			.route(IMPORT + "export function GET() { " + call + "; return new Response('x'); }");
		assertThat(NextFunctions.text(NextFunctions.fetch(route, REQUEST))).isEqualTo("x");
		await().untilAsserted(() -> assertThat(output).contains("no luck"));
	}

	@Test
	void mayReadCookiesButNotSetThem(CapturedOutput output) throws Exception {
		EdgeFunction route = this.functions.route(IMPORT + """
				import { cookies } from 'next/headers';
				export async function GET() {
				  after(async () => {
				    const c = await cookies();
				    try { c.set('b', '2'); } catch (e) { console.log('read', c.get('a').value, e.message); }
				  });
				  return new Response('x');
				}""");
		NextFunctions.fetch(route, REQUEST);
		await().untilAsserted(() -> assertThat(output)
			.contains("read 1 Cookies can only be modified in a Server Action or Route Handler."));
	}

	@Test
	void runsForRedirectsThatAreThrownAndInMiddleware(CapturedOutput output) throws Exception {
		NextFunctions.fetch(
				this.functions.route(IMPORT + "import { redirect } from 'next/navigation';\n"
						+ "export function GET() { after(() => console.log('after redirect')); redirect('/x'); }"),
				REQUEST);
		NextFunctions.fetch(
				this.functions.middleware(IMPORT + "export default () => { after(() => console.log('after next')) }"),
				REQUEST);
		await().untilAsserted(() -> assertThat(output).contains("after redirect", "after next"));
	}

	@Test
	void refusesOutsideOfRequests() throws Exception {
		assertThat(NextFunctions.failure(this.functions.route(IMPORT + "after(() => {});\nexport const GET = () => {}"),
				REQUEST))
			.hasMessageContaining("`after` was called outside a request scope.");
	}

	@Test
	void refusesOtherArguments() throws Exception {
		assertThat(this.functions.evaluate(IMPORT, "try { after('x') } catch (e) { return new Response(e.message) }"))
			.isEqualTo("`after()`: Argument must be a promise or a function");
	}

	@Test
	void connects() throws Exception {
		assertThat(this.functions.evaluate(IMPORT, "return new Response(String(await connection()))"))
			.isEqualTo("undefined");
	}

}
