package dev.springnext.runtime.middleware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MiddlewareMatcherTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~',
			value = { "/about ~ /about", "/about ~ /about/", "/ ~ /", "/:path* ~ /", "/:path* ~ /a/b",
					"/blog/:path* ~ /blog", "/blog/:path* ~ /blog/", "/blog/:path* ~ /blog/a/b",
					"/blog/:path+ ~ /blog/a", "/blog/:path+ ~ /blog/a/b", "/blog/:id? ~ /blog", "/blog/:id? ~ /blog/7",
					"/a/:b/c ~ /a/x/c", "/user/:id(\\d+) ~ /user/42", "/user/:id(\\d{1,}) ~ /user/42",
					"/((?!api|_next/static|favicon.ico).*) ~ /about", "/((?!api|_next/static|favicon.ico).*) ~ /",
					"/((?!_next).*) ~ /a/b/c", "/:lang(en|de)/about ~ /de/about", "/files/:name.:ext ~ /files/a.png",
					"/a{/b}? ~ /a", "/a{/b}? ~ /a/b", "/a{-:id}? ~ /a-1", "/a{-:id}* ~ /a-1-2", "/(.*) ~ /any/thing",
					"/a\\:b ~ /a:b", "/café ~ /caf%C3%A9", "/a b ~ /a%20b", "/a%20b ~ /a%20b", "/admin ~ /%61dmin",
					"/admin ~ /admin;a=b", "/admin/:path* ~ /admin;a=b/users;c", "/(.*) ~ /a%0Ab", "/x/([^]) ~ /x/%0A",
					"/x/:a([[a]) ~ /x/[", "/x/:a([a-z&&[b]) ~ /x/&", "/x/:a(\\v?b) ~ /x/b", "/x/:a(b{) ~ /x/b{",
					"/:a-:b ~ /1-2", "/dash/:path((?!a$).*) ~ /dash/ab" })
	void pathIsWanted(String source, String path) {
		assertThat(MiddlewareMatcher.paths(source).matchesPath(path)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~',
			value = { "/about ~ /About", "/about ~ /about/us", "/about ~ /about//", "/about ~ /", "/ ~ /a", "/ ~ //",
					"/blog/:path* ~ /blogs", "/blog/:path* ~ /Blog/a", "/blog/:path+ ~ /blog", "/blog/:id? ~ /blog/7/8",
					"/user/:id(\\d+) ~ /user/x", "/((?!api|_next/static|favicon.ico).*) ~ /api/a",
					"/((?!api|_next/static|favicon.ico).*) ~ /favicon.ico", "/:lang(en|de)/about ~ /fr/about",
					"/a{/b}? ~ /a/c", "/a/:b/c ~ /a//c", "/a.b ~ /axb", "/x/:a(b$) ~ /x/b%0A" })
	void pathIsNotWanted(String source, String path) {
		assertThat(MiddlewareMatcher.paths(source).matchesPath(path)).isFalse();
	}

	@Test
	void anyOfSeveralSourcesWillDo() {
		MiddlewareMatcher matcher = MiddlewareMatcher.of(List.of("/a", Map.of("source", "/b", "locale", false)), "x");
		assertThat(matcher.matchesPath("/a")).isTrue();
		assertThat(matcher.matchesPath("/b")).isTrue();
		assertThat(matcher.matchesPath("/c")).isFalse();
	}

	@Test
	void noSourcesWantNothing() {
		assertThat(MiddlewareMatcher.of(List.of(), "x").matchesPath("/")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~',
			value = { "header ~ x-a ~ 1 ~ true", "header ~ X-A ~ ~ true", "header ~ x-a ~ 2 ~ false",
					"header ~ x-b ~ ~ false", "header ~ x-a ~ (?<v>\\d) ~ true", "header ~ x-a ~ ~ true",
					"header ~ x-list ~ a, b ~ true", "header ~ x-empty ~ ~ false", "query ~ q ~ 2 ~ true",
					"query ~ q ~ 1 ~ false", "query ~ none ~ ~ false", "cookie ~ c ~ v ~ true",
					"cookie ~ c ~ v2 ~ false", "cookie ~ d ~ ~ false", "host ~ ~ example\\.com ~ true",
					"host ~ ~ example ~ false", "host ~ ~ a.*|example.com ~ true", "header ~ x-abc ~ a|c ~ false" })
	void conditionHolds(String type, String key, String value, boolean holds) {
		TestRequest request = new TestRequest("http://Example.com:8080/p?q=1&q=2", (headers) -> {
			headers.set(HttpHeaders.HOST, "Example.com:8080");
			headers.set("x-a", "1");
			headers.addAll("x-list", List.of("a", "b"));
			headers.set("x-empty", "");
			headers.set("x-abc", "abc");
			headers.set(HttpHeaders.COOKIE, "b=1; c=v");
		});
		Map<String, Object> condition = new LinkedHashMap<>();
		condition.put("type", type);
		if (key != null) {
			condition.put("key", key);
		}
		if (value != null) {
			condition.put("value", value);
		}
		assertThat(matches("has", condition, request)).isEqualTo(holds);
		assertThat(matches("missing", condition, request)).isEqualTo(!holds);
	}

	private static boolean matches(String name, Map<String, Object> condition, TestRequest request) {
		return MiddlewareMatcher.of(List.of(Map.of("source", "/p", name, List.of(condition))), "x")
			.matches("/p", request);
	}

	@Test
	void allConditionsHaveToHold() {
		MiddlewareMatcher matcher = MiddlewareMatcher.of(List.of(Map.of("source", "/p", "has",
				List.of(Map.of("type", "header", "key", "a"), Map.of("type", "header", "key", "b")))), "x");
		assertThat(matcher.matches("/p", new TestRequest("/p", (headers) -> headers.set("a", "1")))).isFalse();
		assertThat(matcher.matches("/p", new TestRequest("/p", (headers) -> {
			headers.set("a", "1");
			headers.set("b", "1");
		}))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~',
			value = { "a ~ source must start with /", "/:a( ~ Invalid source '/:a(': Unbalanced pattern at 3",
					"/: ~ Invalid source '/:': Missing parameter name at 1",
					"/a() ~ Invalid source '/a()': Missing pattern at 2",
					"/(?a) ~ Invalid source '/(?a)': Pattern cannot start with \"?\" at 2",
					"/(a(b)) ~ Invalid source '/(a(b))': Capturing groups are not allowed at 3",
					"/* ~ Invalid source '/*': Unexpected MODIFIER at 1, expected END",
					"/{a ~ Invalid source '/{a': Unexpected END at 3, expected CLOSE",
					"/a} ~ Invalid source '/a}': Unexpected CLOSE at 2, expected END",
					"/([a) ~ Invalid source '/([a)': Invalid regular expression: Unterminated character class at 2",
					"/(a++) ~ Invalid source '/(a++)': Invalid regular expression: Nothing to repeat at 4",
					"/((?i:a)) ~ Invalid source '/((?i:a))': Invalid regular expression: Invalid group at 2" })
	void sourceIsInvalid(String source, String problem) {
		assertThatThrownBy(() -> MiddlewareMatcher.of(source, "middleware.js:3:10"))
			.isInstanceOfSatisfying(InvalidMatcherException.class, (ex) -> {
				assertThat(ex.getPlace()).isEqualTo("middleware.js:3:10");
				assertThat(ex.getProblem()).isEqualTo(problem + " at \"matcher\"");
				assertThat(ex).hasMessageStartingWith(
						"middleware.js:3:10 contains invalid middleware config: " + problem + " at \"matcher\"");
			});
	}

	@Test
	void invalidSourceIsShownWithACaret() {
		assertThatThrownBy(() -> MiddlewareMatcher.of("/:a(", "/middleware"))
			.hasMessage("/middleware contains invalid middleware config: Invalid source '/:a(': Unbalanced pattern at 3"
					+ " at \"matcher\"\n\nError parsing `/:a(` https://nextjs.org/docs/messages/invalid-route-source\n"
					+ "Reason: Unbalanced pattern at 3\n\n  /:a(\n     ^");
	}

	@Test
	void longSourceIsInvalid() {
		assertThatThrownBy(() -> MiddlewareMatcher.of("/" + "a".repeat(4096), "x"))
			.hasMessageContaining("exceeds max built length of 4096 for route at \"matcher\"");
		assertThat(MiddlewareMatcher.of("/" + "a".repeat(4095), "x")).isNotNull();
	}

	@Test
	void shapeIsInvalid() {
		assertThat(problem(List.of(Map.of("source", "/a", "has", List.of(Map.of("type", "nope", "key", "x"))))))
			.isEqualTo("Expected string, received array at \"matcher\", or Expected string, received object at "
					+ "\"matcher[0]\", or Invalid discriminator value. Expected 'header' | 'query' | 'cookie' | 'host' "
					+ "at \"matcher[0].has[0].type\"");
		assertThat(problem(5)).isEqualTo("Expected string, received number at \"matcher\", or Expected array, received "
				+ "number at \"matcher\"");
		assertThat(problem(List.of(true))).endsWith("Expected object, received boolean at \"matcher[0]\"");
		assertThat(problem(List.of(Map.of()))).endsWith("Required at \"matcher[0].source\"");
		assertThat(problem(List.of(Map.of("source", "/a", "x", 1))))
			.endsWith("Unrecognized key(s) in object: 'x' at \"matcher[0]\"");
		assertThat(problem(List.of(Map.of("source", "/a", "locale", true))))
			.endsWith("Invalid literal value, expected false at \"matcher[0].locale\"");
		assertThat(problem(List.of(Map.of("source", "/a", "missing", List.of(Map.of("type", "header"))))))
			.endsWith("Required at \"matcher[0].missing[0].key\"");
		assertThat(problem(List.of(Map.of("source", "/a", "has", List.of(Map.of("type", "host"))))))
			.endsWith("Required at \"matcher[0].has[0].value\"");
	}

	private static String problem(Object config) {
		try {
			MiddlewareMatcher.of(config, "x");
			return "none";
		}
		catch (InvalidMatcherException ex) {
			return ex.getProblem();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/((?:a|b)+c)", "/:path((?:[a-z]+)+)" })
	void longPathsEndInAnAnswer(String source) {
		String path = "/" + "ab".repeat(2000) + "c";
		assertThat(MiddlewareMatcher.paths(source).matchesPath(path)).isTrue();
	}

}
