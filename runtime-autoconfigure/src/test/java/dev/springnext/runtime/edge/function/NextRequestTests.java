package dev.springnext.runtime.edge.function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code NextRequest} and its {@code nextUrl}.
 */
class NextRequestTests {

	private static final String IMPORT = "import { NextRequest } from 'next/server';\n";

	private static NextFunctions functions;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	private static String evaluate(String expression) throws Exception {
		return functions
			.evaluate(
					IMPORT + "const message = (f) => { try { return f(); } catch (e) { return e.message; } };\n"
							+ "const url = (u, config) => new NextRequest(u, { nextConfig: config }).nextUrl;",
					"return Response.json(" + expression + ")")
			.replace('"', '\'');
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					[request instanceof NextRequest, request instanceof Request, request.constructor.name] | [true,true,'NextRequest']
					[typeof request.geo, typeof request.ip]                   | ['undefined','undefined']
					message(() => request.page).split('\\n')[0]               | 'The request.page has been deprecated in favour of `URLPattern`.'
					message(() => request.ua).split('\\n')[0]                 | 'The request.ua has been removed in favour of `userAgent` function.'
					Object.prototype.toString.call(request)                   | '[object Request]'
					[request.method, request.url, request.bodyUsed]           | ['GET','https://example.com/x?a=1',false]
					request.nextUrl === request.nextUrl && request.cookies === request.cookies | true
					new Request(request).url                                  | 'https://example.com/x?a=1'
					request.clone() instanceof Request                        | true
					""")
	void extendsRequest(String expression, String expected) throws Exception {
		assertThat(evaluate(expression)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					new NextRequest('https://a.b/c?d=1').nextUrl.searchParams.get('d') | '1'
					new NextRequest(new URL('https://a.b/c')).url            | 'https://a.b/c'
					new NextRequest(request.nextUrl).url                     | 'https://example.com/x?a=1'
					new NextRequest('https://a.b/c', { method: 'post', body: 'x', headers: { cookie: 'a=1' } }).cookies.get('a').value | '1'
					new NextRequest(new Request('https://a.b/c', { method: 'PUT', headers: { 'x-a': '1' } })).headers.get('x-a') | '1'
					new NextRequest(new Request('https://a.b/c', { method: 'PUT' }), { headers: { 'x-b': '2' } }).headers.get('x-b') | '2'
					new NextRequest(request).nextUrl.pathname                | '/x'
					message(() => new NextRequest('/x'))                     | 'URL is malformed '/x'. Please use only absolute URLs - https://nextjs.org/docs/messages/middleware-relative-urls'
					""")
	void isMadeByCode(String expression, String expected) throws Exception {
		assertThat(evaluate(expression).replace("\\'", "'")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					[request.nextUrl.href, request.nextUrl.origin, request.nextUrl.protocol, request.nextUrl.host] | ['https://example.com/x?a=1','https://example.com','https:','example.com']
					[request.nextUrl.pathname, request.nextUrl.search, request.nextUrl.hash, request.nextUrl.port, request.nextUrl.hostname] | ['/x','?a=1','','','example.com']
					[request.nextUrl.basePath, request.nextUrl.locale, request.nextUrl.defaultLocale ?? null, request.nextUrl.domainLocale ?? null, request.nextUrl.buildId ?? null] | ['','',null,null,null]
					request.nextUrl.toString() + JSON.stringify(request.nextUrl)   | 'https://example.com/x?a=1\\'https://example.com/x?a=1\\''
					(() => { const u = request.nextUrl.clone(); u.pathname = '/y'; u.searchParams.set('b', '2'); u.hash = 'h'; return [u.href, request.nextUrl.href]; })() | ['https://example.com/y?a=1&b=2#h','https://example.com/x?a=1']
					(() => { const u = request.nextUrl; u.host = 'c.d:81'; u.protocol = 'http'; u.search = ''; return [u.href, request.url]; })() | ['http://c.d:81/x','https://example.com/x?a=1']
					(() => { const u = request.nextUrl; u.href = 'https://n.m/z'; return u.pathname; })() | '/z'
					new URL('/z', request.nextUrl).href                      | 'https://example.com/z'
					url('https://a.b/docs/x', { basePath: '/docs' }).pathname | '/x'
					url('https://a.b/docs/x', { basePath: '/docs' }).href    | 'https://a.b/docs/x'
					url('https://a.b/docs/x?q', { basePath: '/docs' }).clone().basePath | '/docs'
					url('https://a.b/other', { basePath: '/docs' }).basePath | ''
					url('https://a.b/fr/x', { i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } }).locale | 'fr'
					url('https://a.b/fr/x', { i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } }).pathname | '/x'
					url('https://a.b/x', { i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } }).locale | 'en'
					(() => { const u = url('https://a.b/x', { i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } }); u.locale = 'fr'; return u.href; })() | 'https://a.b/fr/x'
					message(() => { request.nextUrl.locale = 'xx'; })        | 'The NextURL configuration includes no locale \\'xx\\''
					url('https://a.b/x', { trailingSlash: true }).href       | 'https://a.b/x/'
					""")
	void hasNextUrl(String expression, String expected) throws Exception {
		assertThat(evaluate(expression)).isEqualTo(expected);
	}

	@Test
	void readsBodies() throws Exception {
		EdgeFunction route = functions
			.route("export const POST = async (r) => Response.json([await r.json(), r.bodyUsed])");
		assertThat(
				NextFunctions.text(NextFunctions.fetch(route, EdgeRequest.post("https://example.com/x", "{\"a\":1}"))))
			.isEqualTo("[{\"a\":1},true]");
	}

}
