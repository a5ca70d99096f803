package dev.springnext.runtime.edge.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.webapi.fetch.HostResponse;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of {@code middleware.js}.
 */
class MiddlewareFunctionTests {

	private static final String IMPORT = "import { NextResponse } from 'next/server';\n";

	private static NextFunctions functions;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	private static HostResponse call(String code) throws Exception {
		return call(functions.middleware(IMPORT + code),
				EdgeRequest.get("https://example.com/a?b=1").withHeader("x-old", "1"));
	}

	private static HostResponse call(EdgeFunction middleware, EdgeRequest request) throws Exception {
		CompletableFuture<HostResponse> response = new CompletableFuture<>();
		middleware.answer(request, response);
		return response.get(30, TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "export default () => {}", "export function middleware() {}",
			"export async function proxy() { return null }", "export default () => NextResponse.next()" })
	void goesOn(String code) throws Exception {
		assertThat(call(code).directive()).isEqualTo(new MiddlewareDirective(null, null));
	}

	@Test
	void answersItself() throws Exception {
		HostResponse response = call("export default () => NextResponse.json({ ok: false }, { status: 401 })");
		assertThat(response.directive()).isNull();
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.bodyText()).isEqualTo("{\"ok\":false}");
	}

	@Test
	void rewrites() throws Exception {
		HostResponse response = call("""
				export default (request) => {
				  const url = request.nextUrl.clone();
				  url.pathname = '/target';
				  const response = NextResponse.rewrite(url, { headers: { 'x-a': '1' } });
				  response.cookies.set('bucket', 'a');
				  return response;
				}""");
		assertThat(response.directive()).isNotNull();
		assertThat(response.directive().rewrite()).isEqualTo("https://example.com/target?b=1");
		assertThat(response.headers().get("x-a")).isEqualTo("1");
		assertThat(response.headers().get("set-cookie")).isEqualTo("bucket=a; Path=/");
	}

	@Test
	void overridesHeadersOfTheRequest() throws Exception {
		HostResponse response = call("""
				export default (request) => {
				  const headers = new Headers(request.headers);
				  headers.set('x-new', '2');
				  return NextResponse.next({ request: { headers }, headers: { 'x-own': '3' } });
				}""");
		MiddlewareDirective directive = response.directive();
		assertThat(directive).isNotNull();
		assertThat(directive.requestHeaders()).hasToString("[x-old, 1, x-new, 2]");
		assertThat(response.headers()).hasToString("[x-own, 3]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "const r = NextResponse.next(); r.cookies.set('b', 'x y').delete('c'); return r;",
			"const r = NextResponse.next({ request: { headers: new Headers({ cookie: 'a=1' }) } });"
					+ " r.cookies.set('b', 'x y').set('c', ''); return r;",
			"(await cookies()).set('b', 'x y').set('c', '')" })
	void showsCookiesToWhatComesAfter(String body) throws Exception {
		HostResponse response = call(functions.middleware(IMPORT
				+ "import { cookies } from 'next/headers';\nexport async function middleware() { " + body + " }"),
				EdgeRequest.get("https://example.com/").withHeader("cookie", "a=1"));
		assertThat(response.directive()).isNotNull();
		assertThat(response.directive().requestHeaders()).hasToString("[cookie, a=1; b=x%20y; c=]");
		assertThat(response.headers().get("set-cookie")).startsWith("b=x%20y; Path=/, c=; Path=/");
	}

	@ParameterizedTest
	@CsvSource({ "middleware.js, middleware", "src/proxy.js, proxy" })
	void prefersTheExportNamedAsTheFile(String file, String expected) throws Exception {
		assertThat(call(functions.function(file, FunctionConvention.MIDDLEWARE, """
				export const middleware = (r, e) => new Response('middleware' + e.sourcePage);
				export const proxy = (r, e) => new Response('proxy' + e.sourcePage);
				export default () => new Response('default');
				"""), EdgeRequest.get("https://example.com/")).bodyText()).isEqualTo(expected + "/" + expected);
	}

	@Test
	void hasNoProtocolInHeaders() throws Exception {
		HostResponse response = call("""
				export default (request) => {
				  const response = NextResponse.rewrite('https://example.com/x');
				  if (response.headers.get('x-middleware-rewrite') !== null) throw new Error('header');
				  response.headers.set('x-middleware-rewrite', 'https://evil.example/');
				  response.headers.set('x-middleware-next', '1');
				  response.headers.set('x-kept', '1');
				  return response;
				}""");
		assertThat(response.directive()).isEqualTo(new MiddlewareDirective("https://example.com/x", null));
		assertThat(response.headers()).hasToString("[x-kept, 1]");
	}

	@Test
	void takesNoDirectiveFromHeaders() throws Exception {
		assertThat(
				call("export default () => new Response(null, { headers: { 'x-middleware-next': '1' } })").directive())
			.isNull();
	}

	@Test
	void getsAnEvent() throws Exception {
		assertThat(call("""
				export function middleware(request, event) {
				  event.waitUntil(Promise.resolve());
				  event.passThroughOnException();
				  return NextResponse.json([event.sourcePage, event.constructor.name]);
				}""").bodyText()).isEqualTo("[\"/middleware\",\"NextFetchEvent\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "export default () => 'nope'", "export default async () => 7" })
	void refusesWhatIsNoResponse(String code) throws Exception {
		assertThat(NextFunctions.failure(functions.middleware(code), EdgeRequest.get("https://example.com/")))
			.hasMessageContaining("Expected an instance of Response to be returned");
	}

	@Test
	void namesFileWithoutHandler() throws Exception {
		assertThat(NextFunctions.failure(functions.middleware("export const config = {}"),
				EdgeRequest.get("https://example.com/")))
			.hasMessageContaining("The file 'middleware.js' must export a function");
	}

}
