package dev.springnext.runtime.edge.function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cookies of {@code NextRequest} and {@code NextResponse}.
 */
class CookiesTests {

	private static NextFunctions functions;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	private static String ofRequest(String cookie, String expression) throws Exception {
		EdgeFunction route = functions
			.route("export const GET = ({ cookies, headers }) => Response.json(" + expression + ")");
		return NextFunctions
			.text(NextFunctions.fetch(route, EdgeRequest.get("https://example.com/").withHeader("cookie", cookie)))
			.replace('"', '\'');
	}

	private static EdgeResponse ofResponse(String statements) throws Exception {
		return NextFunctions.get(functions.route("""
				import { NextResponse } from 'next/server';
				export function GET() {
				  const response = new NextResponse(null, { headers: [['set-cookie', 'own=1; Path=/a']] });
				  const { cookies } = response;
				""" + statements + ";\n  return response;\n}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					a=1; b=%20x; c=a=b | cookies.getAll()                | [{'name':'a','value':'1'},{'name':'b','value':' x'},{'name':'c','value':'a=b'}]
					a=1                | cookies.get('a')                | {'name':'a','value':'1'}
					a=1                | cookies.get({ name: 'a' })      | {'name':'a','value':'1'}
					a=1                | cookies.get('b') ?? null        | null
					a=1; a=2           | cookies.getAll('a')             | [{'name':'a','value':'2'}]
					a=1;b=2            | [cookies.has('b'), cookies.size] | [true,2]
					flag; x=           | cookies.getAll()                | [{'name':'flag','value':'true'},{'name':'x','value':''}]
					a=%E4%BD%A0%; b=1  | cookies.getAll()                | [{'name':'b','value':'1'}]
					a=%E4%BD%A0        | cookies.get('a').value          | '你'
					a=1; b=2           | [...cookies].map(([name, c]) => name + c.value) | ['a1','b2']
					a=1; b=x y         | cookies.toString()              | 'a=1; b=x%20y'
					a=1                | cookies.set('b', 'x y').toString() + '/' + headers.get('cookie') | 'a=1; b=x%20y/a=1; b=x%20y'
					a=1                | cookies.set({ name: 'b', value: '2' }).getAll('b') | [{'name':'b','value':'2'}]
					a=1; b=2           | [cookies.delete('a'), cookies.delete('x'), headers.get('cookie')] | [true,false,'b=2']
					a=1; b=2           | [cookies.delete(['a', 'x']), headers.get('cookie')] | [[true,false],'b=2']
					a=1; b=2           | [cookies.clear().size, headers.get('cookie')] | [0,'']
					""")
	void readsAndChangesCookiesOfRequest(String cookie, String expression, String expected) throws Exception {
		assertThat(ofRequest(cookie, expression)).isEqualTo(expected);
	}

	@Test
	void hasNoCookiesWithoutHeader() throws Exception {
		assertThat(functions.evaluate("", "return Response.json([request.cookies.size, request.cookies.getAll()])"))
			.isEqualTo("[0,[]]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					cookies.set('x', 'y z')                                | x=y%20z; Path=/
					cookies.set({ name: 'x', value: '1', path: '/p' })     | x=1; Path=/p
					cookies.set('x', '1', { httpOnly: true, secure: true, sameSite: 'lax', domain: 'a.b', priority: 'high', partitioned: true }) | x=1; Path=/; Domain=a.b; Secure; HttpOnly; SameSite=lax; Partitioned; Priority=high
					cookies.set('x', '1', { expires: new Date(0) })        | x=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT
					cookies.set('x', '1', { expires: 86400000 })           | x=1; Path=/; Expires=Fri, 02 Jan 1970 00:00:00 GMT
					cookies.set('x', '1', { maxAge: 0 })                   | x=1; Path=/; Max-Age=0
					cookies.set('x', '1', { path: '' })                    | x=1
					cookies.set('x')                                       | x=; Path=/
					cookies.delete('x')                                    | x=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT
					cookies.delete({ name: 'x', path: '/p', domain: 'a.b' }) | x=; Path=/p; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Domain=a.b
					cookies.set('x', '1').set('x', '2')                    | x=2; Path=/
					""")
	void writesCookiesOfResponse(String statement, String expected) throws Exception {
		assertThat(NextFunctions.cookies(ofResponse(statement))).containsExactly("own=1; Path=/a", expected);
	}

	@Test
	void addsExpiresToMaxAge() throws Exception {
		assertThat(NextFunctions.cookies(ofResponse("cookies.set('x', '1', { maxAge: 60 })")).get(1))
			.matches("x=1; Path=/; Expires=\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT; Max-Age=60");
	}

	@Test
	void readsCookiesOfResponse() throws Exception {
		assertThat(ofResponse(
				"""
						cookies.set('x', '1', { httpOnly: true });
						response.headers.set('x-all', JSON.stringify([cookies.getAll(), cookies.get('x'), cookies.has('x'), cookies.has('y')]))
						""")
			.header("x-all"))
			.isEqualTo("[[{\"name\":\"own\",\"value\":\"1\",\"path\":\"/a\"},"
					+ "{\"name\":\"x\",\"value\":\"1\",\"httpOnly\":true,\"path\":\"/\"}],"
					+ "{\"name\":\"x\",\"value\":\"1\",\"httpOnly\":true,\"path\":\"/\"},true,false]");
	}

	@Test
	void survivesChangedPrototypes() throws Exception {
		EdgeFunction route = functions
			.route("""
					import { NextResponse } from 'next/server';
					Map.prototype.get = Map.prototype.set = Headers.prototype.get = Headers.prototype.set = () => { throw new Error('changed'); };
					export function GET(request) {
					  const response = new NextResponse(request.cookies.get('a').value);
					  response.cookies.set('b', '2');
					  return response;
					}""");
		EdgeResponse response = NextFunctions.fetch(route,
				EdgeRequest.get("https://example.com/").withHeader("cookie", "a=1"));
		assertThat(NextFunctions.text(response)).isEqualTo("1");
		assertThat(NextFunctions.cookies(response)).containsExactly("b=2; Path=/");
	}

}
