package dev.springnext.runtime.edge.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of {@code pages/api/**} on the edge.
 */
class ApiRouteTests {

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
	@ValueSource(strings = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" })
	void servesAllMethods(String method) throws Exception {
		EdgeFunction api = functions
			.api("export default (r) => new Response('body', { headers: { 'x-method': r.method } })");
		EdgeResponse response = NextFunctions.fetch(api, EdgeRequest.of(method, "https://example.com/api/x"));
		assertThat(response.header("x-method")).isEqualTo(method);
		assertThat(NextFunctions.text(response)).isEqualTo("HEAD".equals(method) ? "" : "body");
	}

	@Test
	void mergesParamsIntoTheQuery() throws Exception {
		EdgeFunction api = functions
			.api("""
					export default (r) => Response.json([[...r.nextUrl.searchParams], new URL(r.url).searchParams.get('id')])
					""");
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("id", "4 2");
		params.put("all", List.of("a", "b"));
		assertThat(NextFunctions.text(
				NextFunctions.fetch(api, EdgeRequest.get("https://example.com/api/x?q=1&id=evil").withParams(params))))
			.isEqualTo("[[[\"q\",\"1\"],[\"id\",\"4 2\"],[\"all\",\"a\"],[\"all\",\"b\"]],\"4 2\"]");
	}

	@Test
	void leavesTheUrlWithoutParams() throws Exception {
		EdgeFunction api = functions.api("export default (r) => new Response(r.url)");
		assertThat(NextFunctions.text(NextFunctions.fetch(api, EdgeRequest.get("https://example.com/api/x?a=%20b"))))
			.isEqualTo("https://example.com/api/x?a=%20b");
	}

	@Test
	void givesAnEvent() throws Exception {
		EdgeFunction api = functions.api("""
				export default async (request, event) => {
				  event.waitUntil(Promise.resolve());
				  return Response.json([typeof event.waitUntil, event.constructor.name, event.sourcePage]);
				}""");
		assertThat(NextFunctions.text(NextFunctions.get(api)))
			.isEqualTo("[\"function\",\"NextFetchEvent\",\"/api/x\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "export default () => 'text'", "export default async () => {}" })
	void refusesWhatIsNoResponse(String code) throws Exception {
		assertThat(NextFunctions.failure(functions.api(code), EdgeRequest.get("https://example.com/api/x")))
			.hasMessageContaining("Expected an instance of Response to be returned");
	}

	@ParameterizedTest
	@ValueSource(strings = { "export default { fetch: (r) => new Response(r.nextUrl.pathname) }",
			"addEventListener('fetch', (e) => e.respondWith(new Response(e.request.nextUrl.pathname)))" })
	void servesOtherKindsOfHandlers(String code) throws Exception {
		assertThat(NextFunctions.text(NextFunctions.get(functions.api(code)))).isEqualTo("/x");
	}

	@Test
	void namesFileWithoutHandler() throws Exception {
		assertThat(NextFunctions.failure(functions.api("export const GET = () => new Response('x')"),
				EdgeRequest.get("https://example.com/api/x")))
			.hasMessageContaining("The API route 'pages/api/x.js' must export a function as default");
	}

	@Test
	void refusesWhatOnlyMiddlewareMayReturn() throws Exception {
		assertThat(NextFunctions.failure(
				functions.api("import { NextResponse } from 'next/server';\nexport default () => NextResponse.next()"),
				EdgeRequest.get("https://example.com/api/x")))
			.hasMessageContaining("NextResponse.next() was used in an API route");
	}

}
