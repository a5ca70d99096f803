package dev.springnext.runtime.edge.function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code NextResponse}.
 */
class NextResponseTests {

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

	private static EdgeResponse answer(String expression) throws Exception {
		return NextFunctions.get(functions.route(IMPORT + "export const GET = (request) => " + expression));
	}

	private static String evaluate(String expression) throws Exception {
		return functions
			.evaluate(IMPORT
					+ "const message = (f) => { try { return f(); } catch (e) { return e.name + ': ' + e.message; } };",
					"return Response.json(" + expression + ")")
			.replace("\\\"", "'")
			.replace('"', '\'');
	}

	@Test
	void answersJson() throws Exception {
		EdgeResponse response = answer("NextResponse.json({ a: 1 }, { status: 201, headers: { 'x-a': '1' } })");
		assertThat(response.status()).isEqualTo(201);
		assertThat(response.header("content-type")).isEqualTo("application/json");
		assertThat(response.header("x-a")).isEqualTo("1");
		assertThat(NextFunctions.text(response)).isEqualTo("{\"a\":1}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			NextResponse.redirect('https://a.b/c')                        | 307 | https://a.b/c
			NextResponse.redirect('https://a.b/c', undefined)             | 307 | https://a.b/c
			NextResponse.redirect(new URL('/c?d#e', request.url), 308)    | 308 | https://example.com/c?d#e
			NextResponse.redirect(request.nextUrl, { status: 301 })       | 301 | https://example.com/x
			NextResponse.redirect('https://a.b', { headers: { x: '1' } }) | 307 | https://a.b/
			Response.redirect(request.nextUrl)                            | 302 | https://example.com/x
			""")
	void redirects(String expression, int status, String location) throws Exception {
		EdgeResponse response = answer(expression);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.header("location")).isEqualTo(location);
		assertThat(NextFunctions.text(response)).isEmpty();
	}

	@Test
	void redirectsWithHeadersAndCookies() throws Exception {
		EdgeResponse response = answer("""
				{
				  const r = NextResponse.redirect('https://a.b/', { status: 303, headers: { 'x-init': '1' } });
				  r.cookies.set('seen', '1');
				  r.headers.set('x-r', 'y');
				  return r;
				}""");
		assertThat(response.status()).isEqualTo(303);
		assertThat(response.header("x-init")).isEqualTo("1");
		assertThat(response.header("x-r")).isEqualTo("y");
		assertThat(NextFunctions.cookies(response)).containsExactly("seen=1; Path=/");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 300, 304, 306, 404 })
	void refusesStatusThatIsNoRedirect(int status) throws Exception {
		assertThat(evaluate("message(() => NextResponse.redirect('https://a.b', " + status + "))"))
			.isEqualTo("'RangeError: Failed to execute 'redirect' on 'response': Invalid status code'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NextResponse.redirect('/x')", "NextResponse.rewrite('/x')", "Response.redirect('/x')" })
	void refusesRelativeUrls(String expression) throws Exception {
		assertThat(evaluate("message(() => " + expression + ")")).contains("URL is malformed '/x'. "
				+ "Please use only absolute URLs - https://nextjs.org/docs/messages/middleware-relative-urls");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NextResponse.next({ request: { headers: { a: '1' } } })",
			"NextResponse.rewrite('https://a.b', { request: { headers: [] } })" })
	void refusesRequestHeadersThatAreNone(String expression) throws Exception {
		assertThat(evaluate("message(() => " + expression + ")"))
			.contains("request.headers must be an instance of Headers");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					[new NextResponse('a') instanceof Response, NextResponse.json(1) instanceof NextResponse] | [true,true]
					[NextResponse.next().status, NextResponse.next().headers.get('x-middleware-next')]  | [200,null]
					[NextResponse.rewrite('https://a.b').headers.get('x-middleware-rewrite')]           | [null]
					[NextResponse.error().type, NextResponse.error().status]                            | ['error',0]
					[new NextResponse(null, { status: 204 }).status, new NextResponse('x').headers.get('content-type')] | [204,'text/plain;charset=UTF-8']
					Object.prototype.toString.call(new NextResponse())                                  | '[object Response]'
					new NextResponse('x').clone() instanceof Response                                   | true
					await new NextResponse('body').text()                                               | 'body'
					message(() => NextResponse.json(undefined)).includes('not JSON serializable')       | true
					""")
	void extendsResponse(String expression, String expected) throws Exception {
		assertThat(evaluate(expression)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "new NextResponse('text')", "NextResponse.json('text')",
			"async () => new NextResponse('text')", "new (class Own extends NextResponse {})('text')" })
	void answersWithSubclasses(String expression) throws Exception {
		String handler = (expression.startsWith("async")) ? expression : "() => " + expression;
		EdgeResponse response = NextFunctions.get(functions.route(IMPORT + "export const GET = " + handler));
		assertThat(NextFunctions.text(response)).contains("text");
	}

}
