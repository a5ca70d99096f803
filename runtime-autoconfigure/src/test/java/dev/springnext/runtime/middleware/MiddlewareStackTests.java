package dev.springnext.runtime.middleware;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class MiddlewareStackTests {

	private final List<String> ran = new ArrayList<>();

	private final List<MiddlewareEntry> entries = new ArrayList<>();

	@Test
	void applicationsOwnRunByOrderAndFoldersOuterToInner() {
		folder("/a/[id]", "inner");
		bean("last", Integer.MAX_VALUE);
		folder("/a", "outer");
		bean("after", 1);
		this.entries.add(MiddlewareEntry.root("middleware.js", MiddlewareMatcher.all(), recording("root")));
		bean("before", -1);
		decide("/a/1/x");
		assertThat(this.ran).containsExactly("before", "root", "after", "last", "outer", "inner");
	}

	@Test
	void nobodyIsAskedWhoDoesNotWantThePath() {
		add("/admin/:path*", "admin", recording("admin"));
		MiddlewareResult result = decide("/public");
		assertThat(this.ran).isEmpty();
		assertThat(result).isInstanceOf(MiddlewareResult.Next.class);
		assertThat(MiddlewareStack.of(this.entries).wantsPath("/public")).isFalse();
		assertThat(MiddlewareStack.of(this.entries).wantsPath("/admin/a")).isTrue();
	}

	@Test
	void outerMiddlewareChangesWhatInnerOnesDecided() {
		add("/:path*", "outer", (request, chain) -> chain.next(request.withHeader("x-in", "1"))
			.map((result) -> result.withHeader("x-seen", result.getClass().getSimpleName())));
		add("/:path*", "inner", (request, chain) -> Mono.just(MiddlewareResult.respond(HttpStatus.I_AM_A_TEAPOT)
			.withHeader("x-got", String.valueOf(request.headers().getFirst("x-in")))));
		assertThat(decide("/")).isInstanceOfSatisfying(MiddlewareResult.Respond.class, (respond) -> {
			assertThat(respond.status()).isEqualTo(HttpStatus.I_AM_A_TEAPOT);
			assertThat(respond.headers().getFirst("x-got")).isEqualTo("1");
			assertThat(respond.headers().getFirst("x-seen")).isEqualTo("Respond");
		});
	}

	@Test
	void innerMiddlewareRunsThoughTheOuterOneDidNotAsk() {
		add("/:path*", "outer", (request, chain) -> Mono
			.just(MiddlewareResult.next(request.withHeader("x-in", "1")).withHeader("x-same", "outer")));
		add("/:path*", "inner", (request, chain) -> {
			this.ran.add("inner " + request.headers().getFirst("x-in"));
			return chain.next(request).map((result) -> result.withHeader("x-same", "inner"));
		});
		MiddlewareResult result = decide("/");
		assertThat(this.ran).containsExactly("inner 1");
		assertThat(result.headers().get("x-same")).containsExactly("inner");
	}

	@Test
	void rewriteIsMatchedAnewAndNobodyRunsTwice() {
		add("/secret/:path*", "guard", recording("guard"));
		add("/:path*", "rewriting", (request, chain) -> {
			this.ran.add("rewriting");
			return Mono.just(MiddlewareResult.rewrite(request, "/secret/a"));
		});
		folder("/secret", "folder");
		folder("/old", "old");
		MiddlewareResult result = decide("/old/x");
		assertThat(this.ran).containsExactly("rewriting", "guard", "folder");
		assertThat(((MiddlewareResult.Next) result).request().path()).isEqualTo("/secret/a");
	}

	@Test
	void rewriteAfterTheChainIsMatchedAnewToo() {
		add("/:path*", "late",
				(request, chain) -> chain.next(request).map((result) -> MiddlewareResult.rewrite(request, "/secret")));
		folder("/secret", "folder");
		decide("/");
		assertThat(this.ran).containsExactly("folder");
	}

	@Test
	void rewritesInACircleEnd() {
		add("/a", "a", (request, chain) -> Mono.just(MiddlewareResult.rewrite(request, "/b")));
		add("/b", "b", (request, chain) -> Mono.just(MiddlewareResult.rewrite(request, "/a")));
		assertThat(((MiddlewareResult.Next) decide("/a")).request().path()).isEqualTo("/a");
	}

	@ParameterizedTest
	@CsvSource({ "http://other.example/x", "https://host/x", "http://host:81/x", "//other.example/x" })
	void rewriteToAnotherServerIsLeftAsItIs(String target) {
		add("/:path*", "rewriting", (request, chain) -> Mono.just(MiddlewareResult.rewrite(request, target)));
		add("/:path*", "after", recording("after"));
		assertThat(decide("http://host/")).isInstanceOf(MiddlewareResult.Rewrite.class);
		assertThat(this.ran).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "http://host/x", "http://HOST:80/x", "/x", "//host/x" })
	void rewriteToThisServerIsServedHere(String target) {
		add("/:path*", "rewriting", (request, chain) -> Mono.just(MiddlewareResult.rewrite(request, target)));
		assertThat(decide("http://host/")).isInstanceOfSatisfying(MiddlewareResult.Next.class,
				(next) -> assertThat(next.request().path()).isEqualTo("/x"));
	}

	@Test
	void cookiesOfTheResponseAreSeenBehind() {
		add("/:path*", "setting",
				(request,
						chain) -> Mono.just(MiddlewareResult.next(request)
							.withCookie(ResponseCookie.from("a", "2").path("/").build())
							.withCookie(ResponseCookie.from("b", "").maxAge(0).build())));
		add("/:path*", "inner", (request, chain) -> {
			this.ran.add(String.join("|", request.headers().getOrEmpty("cookie")));
			return chain.next(request);
		});
		MiddlewareResult result = MiddlewareStack.of(this.entries)
			.decide(new TestRequest("/", (headers) -> headers.set("cookie", "a=1; b=1; c=1")))
			.block();
		assertThat(this.ran).containsExactly("c=1; a=2");
		assertThat(result).isNotNull();
		assertThat(result.headers().get("set-cookie")).hasSize(2);
	}

	@Test
	void askedOnceMoreThoseBehindDecideOnceMore() {
		add("/:path*", "retrying", (request, chain) -> chain.next(request).retry(1));
		add("/:path*", "failing", (request, chain) -> {
			this.ran.add("tried");
			return (this.ran.size() == 1) ? Mono.error(new IllegalStateException("once"))
					: Mono.just(MiddlewareResult.respond(HttpStatus.FORBIDDEN));
		});
		assertThat(decide("/")).isInstanceOf(MiddlewareResult.Respond.class);
		assertThat(this.ran).hasSize(2);
	}

	@Test
	void whoRecoversFromAnErrorIsNotServedWithoutTheOneThatFailed() {
		add("/:path*", "recovering", (request, chain) -> chain.next(request)
			.onErrorResume((ex) -> Mono.just(MiddlewareResult.next(request))));
		add("/:path*", "failing", (request, chain) -> {
			this.ran.add("tried");
			throw new IllegalStateException("broken");
		});
		StepVerifier.create(MiddlewareStack.of(this.entries).decide(new TestRequest("/"))).verifyErrorMessage("broken");
		assertThat(this.ran).hasSize(2);
	}

	@Test
	void middlewareWithoutAResultIsAnError() {
		add("/:path*", "silent", (request, chain) -> Mono.empty());
		StepVerifier.create(MiddlewareStack.of(this.entries).decide(new TestRequest("/")))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("'silent' gave no result"))
			.verify();
	}

	@ParameterizedTest
	@CsvSource({ "/dash/[id],/dash/1,true", "/dash/[id],/dash/1/x,true", "/dash/[id],/dash,false",
			"/dash/[id],/dash/,false", "/dash/[id],/dashes/1,false", "/(shop)/cart,/cart,true",
			"/(shop),/anything,true", "/docs/[...slug],/docs,false", "/docs/[...slug],/docs/a/b,true",
			"/docs/[[...slug]],/docs,true", "/@modal/a,/a,true", "/a,/%61,true", "/a,/a;x=1/b,true", "/,/x,true" })
	void folderContainsPath(String folder, String path, boolean contained) {
		assertThat(MiddlewareScope.folder(folder).contains(path)).isEqualTo(contained);
	}

	@Test
	void filesComeAndGo() {
		MiddlewareRegistry registry = new MiddlewareRegistry(
				List.of(MiddlewareEntry.bean("bean", 0, recording("bean"))));
		registry.files(List.of(MiddlewareEntry.root("middleware.js", MiddlewareMatcher.all(), recording("file"))));
		assertThat(registry.current().entries()).extracting(MiddlewareEntry::name)
			.containsExactly("bean", "middleware.js");
		registry.files(List.of());
		assertThat(registry.current().entries()).extracting(MiddlewareEntry::name).containsExactly("bean");
	}

	private void bean(String name, int order) {
		this.entries.add(MiddlewareEntry.bean(name, order, recording(name)));
	}

	private void add(String source, String name, RuntimeMiddleware middleware) {
		this.entries
			.add(new MiddlewareEntry(name, 0, MiddlewareScope.all(), MiddlewareMatcher.paths(source), middleware));
	}

	private void folder(String folder, String name) {
		this.entries.add(
				MiddlewareEntry.folder(name, MiddlewareScope.folder(folder), MiddlewareMatcher.all(), recording(name)));
	}

	private RuntimeMiddleware recording(String name) {
		return (request, chain) -> {
			this.ran.add(name);
			return chain.next(request);
		};
	}

	private MiddlewareResult decide(String uri) {
		MiddlewareResult result = MiddlewareStack.of(this.entries).decide(new TestRequest(uri)).block();
		assertThat(result).isNotNull();
		return result;
	}

}
