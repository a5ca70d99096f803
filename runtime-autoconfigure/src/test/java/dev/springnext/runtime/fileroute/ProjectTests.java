package dev.springnext.runtime.fileroute;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProjectTests {

	@Test
	void foldersAreSegments() {
		assertThat(patterns("app/route.js", "app/users/route.ts", "app/users/[id]/route.mjs",
				"app/docs/[...slug]/route.tsx", "app/shop/[[...path]]/route.jsx"))
			.containsExactlyInAnyOrder("/", "/users", "/users/[id]", "/docs/[...slug]", "/shop/[[...path]]");
	}

	@Test
	void groupsAndSlotsAreNoPartOfThePath() {
		assertThat(patterns("app/(shop)/cart/route.js", "app/(a)/(b)/deep/route.js", "app/x/@slot/y/route.js"))
			.containsExactlyInAnyOrder("/cart", "/deep", "/x/y");
	}

	@Test
	void privateFoldersAreNotServed() {
		assertThat(patterns("app/_lib/route.js", "app/x/_y/z/route.js", "app/%5Fpublic/route.js"))
			.containsExactly("/_public");
	}

	@Test
	void filesInPagesApiAreRoutes() {
		assertThat(patterns("pages/api/hello.js", "pages/api/index.ts", "pages/api/users/[id].ts",
				"pages/api/users/index.js", "pages/api/all/[...rest].js", "pages/about.js", "pages/_app.js"))
			.containsExactlyInAnyOrder("/api/hello", "/api", "/api/users/[id]", "/api/users", "/api/all/[...rest]");
	}

	@Test
	void otherFilesBesideRoutesAreNotServed() {
		assertThat(patterns("app/x/route.test.js", "app/x/helper.js", "app/route.css", "app/y/route.d.ts",
				"lib/route.js", "route.js"))
			.isEmpty();
	}

	@Test
	void projectMayBeInSrc() {
		Project project = project("src/app/x/route.js", "src/middleware.ts", "src/app/layout.js",
				"other/app/y/route.js");
		assertThat(project.routes()).singleElement().satisfies((route) -> {
			assertThat(route.path()).isEqualTo("src/app/x/route.js");
			assertThat(route.pattern()).hasToString("/x");
			assertThat(route.layouts()).containsExactly("src/app/layout.js");
		});
		assertThat(project.middleware()).extracting(MiddlewareFile::path).containsExactly("src/middleware.ts");
	}

	@Test
	void srcIsIgnoredBesideApp() {
		assertThat(patterns("src/app/x/route.js", "app/y/route.js")).containsExactly("/y");
	}

	@Test
	void layoutsAreThoseAboveOutermostFirst() {
		Project project = project("app/layout.js", "app/a/layout.ts", "app/a/(g)/layout.jsx", "app/a/(g)/b/route.js",
				"app/c/layout.js");
		assertThat(project.routes().get(0).layouts()).containsExactly("app/layout.js", "app/a/layout.ts",
				"app/a/(g)/layout.jsx");
	}

	@Test
	void middlewareIsAtTheRootAndInFolders() {
		Project project = project("app/a/b/middleware.js", "middleware.js", "app/a/middleware.js", "app/middleware.js",
				"app/(g)/middleware.js", "app/(g)/x/route.js", "app/y/route.js");
		assertThat(project.middleware()).extracting(MiddlewareFile::path)
			.containsExactly("middleware.js", "app/middleware.js", "app/(g)/middleware.js", "app/a/middleware.js",
					"app/a/b/middleware.js");
		assertThat(project.middleware().get(0).folder()).isNull();
		assertThat(project.middleware().get(2).only()).extracting(RoutePattern::toString).containsExactly("/x");
		assertThat(project.middleware().get(4).folder()).hasToString("/a/b");
	}

	@Test
	void pagesAndInstrumentationAreFound() {
		Project project = project("app/page.js", "pages/about.js", "instrumentation.ts");
		assertThat(project.pages()).containsExactly("app/page.js", "pages/about.js");
		assertThat(project.instrumentation()).isEqualTo("instrumentation.ts");
	}

	@Test
	void twoFilesForOnePathAreRefused() {
		refused("'app/(a)/x/route.js' and 'app/x/route.ts' both serve /x.", "app/(a)/x/route.js", "app/x/route.ts");
		refused("'app/api/x/route.js' and 'pages/api/x.js' both serve /api/x.", "app/api/x/route.js", "pages/api/x.js");
		refused("'app/x/route.js' and 'app/x/route.ts' both serve /x.", "app/x/route.js", "app/x/route.ts");
		refused("'app/x/route.js' and 'app/x/page.tsx' both serve /x", "app/x/route.js", "app/x/page.tsx");
		refused("'app/layout.js' and 'app/layout.ts' are the same file in two languages", "app/layout.js",
				"app/layout.ts");
		refused("Both 'middleware.js' and 'proxy.js' are there", "middleware.js", "proxy.js");
	}

	@Test
	void differentNamesOfOneSegmentAreRefused() {
		refused("different slug names for the same dynamic path ('id' in 'app/[id]/route.js', 'slug' in "
				+ "'app/[slug]/x/route.js')", "app/[id]/route.js", "app/[slug]/x/route.js");
		refused("both serve /[id]", "app/[id]/route.js", "app/[slug]/route.js");
	}

	@Test
	void catchAllsThatWantTheSamePathsAreRefused() {
		refused("the same specificity as an optional catch-all route: 'app/x/route.js' and 'app/x/[[...s]]/route.js'",
				"app/x/route.js", "app/x/[[...s]]/route.js");
		refused("both a required and an optional catch-all route at the same level", "app/x/[...s]/route.js",
				"app/x/[[...s]]/route.js");
	}

	@Test
	void malformedNamesAreRefusedWithTheirFile() {
		refused("app/[id/route.js: '[id' is no name", "app/[id/route.js");
		refused("app/[]/route.js: '[]' is no name of a dynamic segment: it has no name", "app/[]/route.js");
		refused("app/[[id]]/route.js: '[[id]]' is no name of a dynamic segment: optional parameters must be",
				"app/[[id]]/route.js");
		refused("app/[..id]/route.js", "app/[..id]/route.js");
		refused("a catch-all must be the last part of a path, but 'x' follows '[...s]'", "app/[...s]/x/route.js");
		refused("the same slug name 'a' repeat within a single path", "app/[a]/x/[a]/route.js");
		refused("intercepting routes are for pages", "app/(.)photo/route.js");
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThatExceptionOfType(FileRouteException.class)
			.isThrownBy(() -> project("app/[id/route.js", "app/x/route.js", "app/x/route.ts"))
			.withMessageContaining("[id")
			.withMessageContaining("both serve /x");
	}

	private static void refused(String message, String... paths) {
		assertThatExceptionOfType(FileRouteException.class).isThrownBy(() -> project(paths))
			.withMessageContaining(message);
	}

	private static List<String> patterns(String... paths) {
		return project(paths).routes().stream().map((route) -> route.pattern().toString()).toList();
	}

	private static Project project(String... paths) {
		return new ProjectScan(new TreeSet<>(Set.of(paths))).project();
	}

}
