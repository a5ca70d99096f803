package dev.springnext.runtime.edge.function;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code next/headers}.
 */
class NextHeadersTests {

	private static final String IMPORT = "import { cookies, headers, draftMode } from 'next/headers';\n";

	private static final EdgeRequest REQUEST = EdgeRequest.get("https://example.com/x")
		.withHeader("x-ping", "pong")
		.withHeader("cookie", "a=1; b=2");

	private static NextFunctions functions;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	private static EdgeResponse call(String body) throws Exception {
		return NextFunctions.fetch(functions.route(IMPORT + "export async function GET(request) {\n" + body + "\n}"),
				REQUEST);
	}

	@Test
	void readsHeaders() throws Exception {
		assertThat(NextFunctions.text(call("""
				const h = await headers();
				return Response.json([h.get('X-Ping'), h.get('x-nope'), h.has('x-ping'), h instanceof Headers,
				  [...h.keys()], headers().get('x-ping'), [...headers()].length]);
				"""))).isEqualTo("[\"pong\",null,true,true,[\"cookie\",\"x-ping\"],\"pong\",2]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(await headers()).set('a', 'b')", "(await headers()).append('a', 'b')",
			"(await headers()).delete('a')", "headers().set('a', 'b')" })
	void keepsHeadersFromChanges(String change) throws Exception {
		assertThat(NextFunctions.text(call("try { " + change + " } catch (e) { return new Response(e.message) }")))
			.isEqualTo("Headers cannot be modified. Read more: "
					+ "https://nextjs.org/docs/app/api-reference/functions/headers");
	}

	@Test
	void readsAndWritesCookies() throws Exception {
		EdgeResponse response = call("""
				const c = await cookies();
				const before = [c.has('a'), c.get('a')?.value, c.getAll().length, cookies().get('b').value];
				c.set('out', 'v 1', { httpOnly: true, path: '/' });
				c.delete('a');
				(await cookies()).set({ name: 'more', value: '1' });
				return Response.json([...before, (await cookies()).get('out').value]);
				""");
		assertThat(NextFunctions.text(response)).isEqualTo("[true,\"1\",2,\"2\",\"v 1\"]");
		assertThat(NextFunctions.cookies(response)).containsExactly("out=v%201; Path=/; HttpOnly",
				"a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "more=1; Path=/");
	}

	@Test
	void leavesCookiesOfTheResponse() throws Exception {
		EdgeResponse response = call("""
				const c = await cookies();
				c.set('x', '1').set('y', '1');
				return new Response(null, { headers: [['set-cookie', 'y=own; Secure'], ['set-cookie', 'z=own']] });
				""");
		assertThat(NextFunctions.cookies(response)).containsExactly("x=1; Path=/", "y=own; Secure", "z=own");
	}

	@ParameterizedTest
	@ValueSource(strings = { "return Response.redirect('https://example.com/y')", "return new Response('text')",
			"return Response.json({})" })
	void addsCookiesToEveryResponse(String statement) throws Exception {
		assertThat(NextFunctions.cookies(call("(await cookies()).set('x', '1'); " + statement)))
			.containsExactly("x=1; Path=/");
	}

	@Test
	void addsCookiesToRedirectsThatAreThrown() throws Exception {
		EdgeResponse response = NextFunctions.fetch(functions.route(IMPORT + """
				import { redirect } from 'next/navigation';
				export async function GET() {
				  (await cookies()).set('x', '1');
				  redirect('/y');
				}"""), REQUEST);
		assertThat(response.status()).isEqualTo(307);
		assertThat(NextFunctions.cookies(response)).containsExactly("x=1; Path=/");
	}

	@Test
	void knowsTheRequestOfInterleavedOnes() throws Exception {
		EdgeFunction route = functions.route(IMPORT + """
				const shared = [];
				const name = async () => {
				  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
				  return (await headers()).get('x-id');
				};
				const later = () => new Promise((resolve) => {
				  queueMicrotask(() => setTimeout(async () => resolve((await cookies()).get('id').value), 1));
				});
				// Ends the waiting of all requests in a turn of the last
				let open;
				const gate = new Promise((resolve) => { open = resolve; });
				export async function GET(request) {
				  if (shared.push(1) === 10) open();
				  await gate;
				  const id = await name();
				  (await cookies()).set('seen', id);
				  return Response.json([id, await later()]);
				}""");
		List<CompletionStage<EdgeResponse>> responses = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			responses.add(route.fetch(EdgeRequest.get("https://example.com/")
				.withHeader("x-id", "id-" + i)
				.withHeader("cookie", "id=id-" + i)));
		}
		for (int i = 0; i < 10; i++) {
			EdgeResponse response = responses.get(i).toCompletableFuture().get();
			assertThat(NextFunctions.text(response)).isEqualTo("[\"id-%d\",\"id-%d\"]".formatted(i, i));
			assertThat(NextFunctions.cookies(response)).containsExactly("seen=id-" + i + "; Path=/");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "cookies", "headers", "draftMode" })
	void refusesOutsideOfRequests(String name) throws Exception {
		EdgeFunction route = functions.route(IMPORT + name + "();\nexport const GET = () => new Response('x')");
		assertThat(NextFunctions.failure(route, REQUEST))
			.hasMessageContaining("`" + name + "` was called outside a request scope. Read more: "
					+ "https://nextjs.org/docs/messages/next-dynamic-api-wrong-context");
	}

	@Test
	void findsRequestInModuleThatIsImportedLate() throws Exception {
		assertThat(NextFunctions.text(NextFunctions.fetch(functions.route("""
				export async function GET() {
				  const { headers } = await import('next/headers');
				  return new Response((await headers()).get('x-ping'));
				}"""), REQUEST))).isEqualTo("pong");
	}

	@Test
	void hasNoDraftMode() throws Exception {
		assertThat(NextFunctions.text(
				call("""
						const draft = await draftMode();
						draft.disable();
						try { draft.enable() } catch (e) { return Response.json([draft.isEnabled, draftMode().isEnabled, e.message.slice(0, 39)]) }
						""")))
			.isEqualTo("[false,false,\"draftMode().enable() is not available: \"]");
	}

	@Test
	void worksInMiddleware() throws Exception {
		EdgeResponse response = NextFunctions.fetch(functions.middleware(IMPORT + """
				export default async () => {
				  (await cookies()).set('x', (await headers()).get('x-ping'));
				}"""), REQUEST);
		assertThat(NextFunctions.cookies(response)).containsExactly("x=pong; Path=/");
	}

	@Test
	void worksInFunctions() throws Exception {
		EdgeFunction function = functions.function("plain.js", FunctionConvention.FUNCTION,
				IMPORT + "export default async () => new Response((await cookies()).get('a').value)");
		assertThat(NextFunctions.text(NextFunctions.fetch(function, REQUEST))).isEqualTo("1");
	}

}
