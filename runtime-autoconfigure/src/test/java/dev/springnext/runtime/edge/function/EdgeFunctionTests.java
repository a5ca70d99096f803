package dev.springnext.runtime.edge.function;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.bundle.CodeSizeExceededException;
import dev.springnext.runtime.edge.bundle.EsbuildBundler;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.engine.GuestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Functions called from Java, as the documentation shows it.
 */
class EdgeFunctionTests {

	private static EdgeFunctions functions;

	@BeforeAll
	static void start() {
		functions = EdgeFunctions.builder().environment(() -> Map.of("GREETING", "Hi")).build();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	@Test
	void answersWithTheDefaultExport() throws Exception {
		EdgeFunction hello = functions.function("hello", "export default (req) => new Response('Hello world!')");
		EdgeResponse response = get(hello, "https://example.com/");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("content-type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(text(response)).isEqualTo("Hello world!");
	}

	@Test
	void answersByMethod() throws Exception {
		EdgeFunction order = functions.function("order", """
				export const GET = () => Response.json({ items: [] });
				export async function POST(request) {
				  const { items } = await request.json();
				  return Response.json({ count: items.length }, { status: 201, headers: { location: '/orders/1' } });
				}
				""");
		EdgeResponse created = order.fetch(EdgeRequest.post("https://example.com/orders", "{\"items\":[1,2]}"))
			.toCompletableFuture()
			.get(20, TimeUnit.SECONDS);
		assertThat(created.status()).isEqualTo(201);
		assertThat(created.header("Location")).isEqualTo("/orders/1");
		assertThat(text(created)).isEqualTo("{\"count\":2}");
		EdgeResponse refused = order.fetch(EdgeRequest.of("DELETE", "https://example.com/orders"))
			.toCompletableFuture()
			.get(20, TimeUnit.SECONDS);
		assertThat(refused.status()).isEqualTo(405);
		assertThat(refused.header("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
	}

	@Test
	void answersWithFetchOfAnObjectAndWithListeners() throws Exception {
		EdgeFunction object = functions.function("object",
				"export default { greeting: 'Hi', fetch() { return new Response(this.greeting) } }");
		assertThat(text(get(object, "https://example.com/"))).isEqualTo("Hi");
		EdgeFunction listener = functions.function("listener",
				"addEventListener('fetch', (event) => event.respondWith(new Response('heard')))");
		assertThat(text(get(listener, "https://example.com/"))).isEqualTo("heard");
	}

	@Test
	void seesTheEnvironmentThatIsLetThrough() throws Exception {
		EdgeFunction env = functions.function("env",
				"export default () => Response.json([process.env.GREETING, process.env.PATH ?? null, process.env.NEXT_RUNTIME, typeof EdgeRuntime])");
		assertThat(text(get(env, "https://example.com/"))).isEqualTo("[\"Hi\",null,\"edge\",\"string\"]");
	}

	@Test
	void keepsInterleavedRequestsApart() throws Exception {
		EdgeFunction function = functions.function("context", """
				import { AsyncLocalStorage } from 'node:async_hooks';
				const storage = new AsyncLocalStorage();
				const both = Promise.withResolvers();
				let waiting = 0;
				export default (request) => storage.run(new URL(request.url).pathname, async () => {
				  if (++waiting === 2) both.resolve();
				  await both.promise;
				  await new Promise((resolve) => setTimeout(resolve, 1));
				  return new Response(storage.getStore());
				});
				""");
		CompletableFuture<EdgeResponse> one = function.fetch(EdgeRequest.get("https://example.com/one"))
			.toCompletableFuture();
		CompletableFuture<EdgeResponse> two = function.fetch(EdgeRequest.get("https://example.com/two"))
			.toCompletableFuture();
		assertThat(text(one.get(20, TimeUnit.SECONDS))).isEqualTo("/one");
		assertThat(text(two.get(20, TimeUnit.SECONDS))).isEqualTo("/two");
		assertThat(function.isolates().active()).isEqualTo(1);
	}

	@Test
	void failuresTellWhatWasThrown() {
		for (List<String> example : List.of(List.of("new DOMException('gone', 'NetworkError')", "NetworkError: gone"),
				List.of("new RangeError('too far')", "RangeError: too far"), List.of("'a text'", "a text"))) {
			EdgeFunction failing = functions.function("failing",
					"export default async () => { throw " + example.get(0) + "; }");
			assertThat(catchThrowable(() -> get(failing, "https://example.com/"))).cause()
				.isInstanceOf(GuestException.class)
				.hasMessageStartingWith("The edge function 'failing' failed: " + example.get(1));
			failing.close();
		}
	}

	@Test
	void errorsInTypeScriptShowTheirOwnLine() {
		assumeTrue(EsbuildBundler.find() != null, "there is no esbuild for this platform");
		EdgeFunction broken = functions.function(FunctionSource.of("broken", FunctionSource.Language.TYPESCRIPT, """
				interface Order { items?: string[] }

				function count(order: Order): number {
				  return order.items!.length;
				}
				export default (request: Request): Response => new Response(String(count({})));
				"""));
		Throwable error = catchThrowable(() -> get(broken, "https://example.com/"));
		assertThat(error).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(GuestException.class);
		assertThat(((GuestException) error.getCause()).guestStack()).contains("TypeError")
			.contains("broken.ts:4:")
			.contains("broken.ts:6:");
	}

	@Test
	void largeBundlesAreRefusedWithTheirBreakdown() {
		try (EdgeFunctions small = EdgeFunctions.builder().codeSize(100).build()) {
			assertThatExceptionOfType(CodeSizeExceededException.class)
				.isThrownBy(
						() -> small.function("large", "export default () => new Response('" + "x".repeat(1000) + "')"))
				.withMessageContaining("large")
				.withMessageContaining("spring.next.edge.limits.code-size");
		}
	}

	private static EdgeResponse get(EdgeFunction function, String url) throws Exception {
		return function.fetch(EdgeRequest.get(url)).toCompletableFuture().get(20, TimeUnit.SECONDS);
	}

	private static String text(EdgeResponse response) throws Exception {
		return response.text().toCompletableFuture().get(20, TimeUnit.SECONDS);
	}

}
