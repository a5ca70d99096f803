package dev.springnext.runtime.edge.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of {@code app/**}{@code /route.js}.
 */
class RouteHandlerTests {

	private static final String URL = "https://example.com/x";

	private static NextFunctions functions;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY" })
	void servesMethod(String method) throws Exception {
		EdgeFunction route = functions.route("export const " + method
				+ " = (request) => new Response(null, { headers: { 'x-method': request.method } })");
		assertThat(NextFunctions.fetch(route, EdgeRequest.of(method, URL)).header("x-method")).isEqualTo(method);
	}

	@Test
	void answersHeadFromGetWithoutItsBody() throws Exception {
		EdgeFunction route = functions
			.route("export const GET = (r) => new Response('body', { headers: { 'x-method': r.method } })");
		EdgeResponse response = NextFunctions.fetch(route, EdgeRequest.of("HEAD", URL));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("x-method")).isEqualTo("HEAD");
		assertThat(response.header("content-type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(NextFunctions.text(response)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET       | GET, HEAD, OPTIONS
			POST      | OPTIONS, POST
			GET, PUT  | GET, HEAD, OPTIONS, PUT
			HEAD      | HEAD, OPTIONS
			""")
	void answersOptionsAndRefusesOtherMethods(String exported, String allowed) throws Exception {
		EdgeFunction route = functions
			.route("const h = () => new Response('x');\nexport { " + String.join(", ", asEach(exported)) + " };");
		EdgeResponse options = NextFunctions.fetch(route, EdgeRequest.of("OPTIONS", URL));
		assertThat(options.status()).isEqualTo(204);
		assertThat(options.header("allow")).isEqualTo(allowed);
		EdgeResponse refused = NextFunctions.fetch(route, EdgeRequest.of("DELETE", URL));
		assertThat(refused.status()).isEqualTo(405);
		assertThat(refused.header("allow")).isEqualTo(allowed);
		assertThat(NextFunctions.text(refused)).isEmpty();
	}

	private static List<String> asEach(String names) {
		return List.of(names.split(", ")).stream().map((name) -> "h as " + name).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "FOO", "TRACE", "CONNECT", "get", "PROPFIND", "QUERY" })
	void refusesUnknownMethod(String method) throws Exception {
		EdgeFunction route = functions.route("export const GET = () => new Response('x')");
		EdgeResponse response = NextFunctions.fetch(route, EdgeRequest.of(method, URL));
		assertThat(response.status()).isEqualTo(400);
		assertThat(NextFunctions.text(response)).isEmpty();
	}

	@Test
	void givesParamsAsPromiseThatReadsAsObject() throws Exception {
		EdgeFunction route = functions.route("""
				export async function GET(request, { params }) {
				  const awaited = await params;
				  return Response.json({
				    awaited, promise: params instanceof Promise, direct: params.tenantID, list: params.resource,
				    keys: Object.keys(params), spread: { ...params }, array: Array.isArray(awaited.resource),
				    own: awaited.then ?? null, thenable: typeof params.then,
				  });
				}""");
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("tenantID", "a b");
		params.put("resource", List.of("c", "d"));
		assertThat(NextFunctions.text(NextFunctions.fetch(route, EdgeRequest.get(URL).withParams(params)))).isEqualTo(
				"{'awaited':{'tenantID':'a b','resource':['c','d']},'promise':true,'direct':'a b','list':['c','d'],"
					.replace('\'', '"')
						+ "\"keys\":[\"tenantID\",\"resource\"],\"spread\":{\"tenantID\":\"a b\",\"resource\":[\"c\",\"d\"]},"
						+ "\"array\":true,\"own\":null,\"thenable\":\"function\"}");
	}

	@Test
	void keepsParamsNamedAsMembersOfPromises() throws Exception {
		EdgeFunction route = functions
			.route("export const GET = async (r, { params }) => Response.json([await params, typeof params.then])");
		assertThat(NextFunctions.text(NextFunctions.fetch(route, EdgeRequest.get(URL).withParams(Map.of("then", "x")))))
			.isEqualTo("[{\"then\":\"x\"},\"function\"]");
	}

	@Test
	void givesEmptyParamsWithoutVariables() throws Exception {
		EdgeFunction route = functions
			.route("export const GET = async (r, c) => Response.json([await c.params, typeof c.waitUntil])");
		assertThat(NextFunctions.text(NextFunctions.get(route))).isEqualTo("[{},\"function\"]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			() => {}           | undefined
			async () => {}     | undefined
			() => 'text'       | string
			async () => ({})   | object
			() => null         | null
			() => [1]          | array
			""")
	void namesFileAndMethodOfHandlerThatReturnsNoResponse(String handler, String type) throws Exception {
		EdgeFunction route = functions.route("export const POST = " + handler);
		assertThat(NextFunctions.failure(route, EdgeRequest.of("POST", URL)))
			.hasMessageContaining("No response is returned from route handler 'app/x/route.js'. "
					+ "Expected a Response object but received '" + type
					+ "' (method: POST, url: https://example.com/x).");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			next()        | next-response-next-in-app-route-handler
			rewrite(r.url)| NextResponse.rewrite() was used in a app route handler
			""")
	void refusesWhatOnlyMiddlewareMayReturn(String call, String message) throws Exception {
		EdgeFunction route = functions
			.route("import { NextResponse } from 'next/server';\nexport const GET = (r) => NextResponse." + call);
		assertThat(NextFunctions.failure(route, EdgeRequest.get(URL))).hasMessageContaining(message);
	}

	@Test
	void namesDefaultExport() throws Exception {
		EdgeFunction route = functions.route("export default () => new Response('x')");
		assertThat(NextFunctions.failure(route, EdgeRequest.get(URL))).hasMessageContaining(
				"Detected default export in 'app/x/route.js'. Export a named export for each HTTP method instead.");
	}

	@Test
	void namesLowercaseMethods() throws Exception {
		EdgeFunction route = functions
			.route("export const get = () => new Response('x'), POST = get; export const put = get");
		assertThat(NextFunctions.failure(route, EdgeRequest.get(URL)))
			.hasMessageContaining("Detected lowercase method 'get' in 'app/x/route.js'. Export the uppercase 'GET'")
			.hasMessageContaining("'put'");
	}

	@Test
	void namesFileWithoutMethods() throws Exception {
		EdgeFunction route = functions.route("export const dynamic = 'force-dynamic'");
		assertThat(NextFunctions.failure(route, EdgeRequest.get(URL)))
			.hasMessageContaining("No HTTP methods exported in 'app/x/route.js'");
	}

	@Test
	void knowsItsRuntime() throws Exception {
		assertThat(functions.evaluate("", "return Response.json([process.env.NEXT_RUNTIME, typeof EdgeRuntime])"))
			.isEqualTo("[\"edge\",\"string\"]");
	}

}
