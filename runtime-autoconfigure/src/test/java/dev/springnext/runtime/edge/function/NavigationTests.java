package dev.springnext.runtime.edge.function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code next/navigation} and {@code next/cache}.
 */
class NavigationTests {

	private static final String IMPORT = "import { redirect, permanentRedirect, notFound, forbidden, unauthorized,"
			+ " unstable_rethrow, RedirectType } from 'next/navigation';\n";

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
		return NextFunctions.get(functions.route(IMPORT + "export async function GET(request) {\n" + body + "\n}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					redirect('https://a.b/c')                      | 307 | https://a.b/c
					redirect('/relative?a=1;b')                    | 307 | /relative?a=1;b
					redirect('/x', RedirectType.push)              | 307 | /x
					permanentRedirect('/x')                        | 308 | /x
					notFound()                                     | 404 |
					forbidden()                                    | 403 |
					unauthorized()                                 | 401 |
					await Promise.resolve().then(() => redirect('/x')) | 307 | /x
					try { redirect('/x') } catch (e) { await null; throw e } | 307 | /x
					try { redirect('/x') } catch (e) { unstable_rethrow(e); return new Response('caught') } | 307 | /x
					try { redirect('/x') } catch (e) { unstable_rethrow(new Error('a', { cause: e })); return new Response('x') } | 307 | /x
					try { null.x } catch (e) { unstable_rethrow(e); redirect('/y') } | 307 | /y
					""")
	void answersWhatIsThrown(String statement, int status, String location) throws Exception {
		EdgeResponse response = call(statement);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.header("location")).isEqualTo(location);
		assertThat(NextFunctions.text(response)).isEmpty();
	}

	@Test
	void answersHandlerThatIsNotAsync() throws Exception {
		assertThat(NextFunctions.get(functions.route(IMPORT + "export const GET = () => notFound()")).status())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			redirect('/x')             | NEXT_REDIRECT;replace;/x;307;
			redirect('/x', 'push')     | NEXT_REDIRECT;push;/x;307;
			permanentRedirect('/x')    | NEXT_REDIRECT;replace;/x;308;
			notFound()                 | NEXT_HTTP_ERROR_FALLBACK;404
			forbidden()                | NEXT_HTTP_ERROR_FALLBACK;403
			unauthorized()             | NEXT_HTTP_ERROR_FALLBACK;401
			""")
	void throwsErrorWithDigest(String call, String digest) throws Exception {
		assertThat(NextFunctions.text(call("try { " + call + " } catch (e) { return new Response(e.digest) }")))
			.isEqualTo(digest);
	}

	@Test
	void leavesOtherErrors() throws Exception {
		assertThat(NextFunctions.failure(
				functions.route(IMPORT + "export const GET = () => { throw new TypeError('other') }"),
				EdgeRequest.get("https://example.com/")))
			.hasMessageContaining("TypeError: other");
	}

	@ParameterizedTest
	@ValueSource(strings = { "revalidateTag", "revalidatePath", "updateTag", "refresh", "unstable_cache", "cacheLife",
			"cacheTag", "unstable_cacheLife", "unstable_cacheTag" })
	void saysThatThereIsNoCacheYet(String name) throws Exception {
		assertThat(functions.evaluate("import { " + name + " as f } from 'next/cache'",
				"try { f('x') } catch (e) { return new Response(e.message) }"))
			.startsWith("next/cache is not available yet: " + name + "() was called");
	}

	@Test
	void storesNothing() throws Exception {
		assertThat(functions.evaluate("import { unstable_noStore } from 'next/cache'",
				"unstable_noStore(); return new Response('done')"))
			.isEqualTo("done");
	}

}
