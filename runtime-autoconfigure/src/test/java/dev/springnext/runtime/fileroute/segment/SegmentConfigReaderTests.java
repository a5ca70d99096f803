package dev.springnext.runtime.fileroute.segment;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.edge.syntax.SyntaxException;
import dev.springnext.runtime.route.RuntimeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What files say about how they run.
 */
class SegmentConfigReaderTests {

	private final SegmentConfigReader reader = new SegmentConfigReader();

	@Test
	void literalsAreReadAsTheyStand() {
		SegmentConfig config = route("""
				export const runtime = 'edge'
				export const dynamic = "force-static", revalidate = 6_0, fetchCache = `only-no-store`
				export const maxDuration = 0x10
				export const preferredRegion = ['iad1', 'sfo1']
				export const dynamicParams = false
				export function GET() {}
				""");
		assertThat(value(config.runtime())).isEqualTo(RuntimeType.EDGE);
		assertThat(value(config.dynamic())).isEqualTo(Dynamic.FORCE_STATIC);
		assertThat(value(config.revalidate())).isEqualTo(new Revalidate(OptionalInt.of(60)));
		assertThat(value(config.fetchCache())).isEqualTo(FetchCache.ONLY_NO_STORE);
		assertThat(value(config.maxDuration())).isEqualTo(Duration.ofSeconds(16));
		assertThat(value(config.preferredRegion())).isEqualTo(List.of("iad1", "sfo1"));
		assertThat(value(config.dynamicParams())).isEqualTo(false);
		assertThat(config.exports()).containsExactly("runtime", "dynamic", "revalidate", "fetchCache", "maxDuration",
				"preferredRegion", "dynamicParams", "GET");
		assertThat(config.open()).isEmpty();
		assertThat(config.warnings()).isEmpty();
		assertThat(value(route("export const revalidate = false").revalidate()))
			.isEqualTo(new Revalidate(OptionalInt.empty()));
		assertThat(value(route("export const preferredRegion = 'iad1'").preferredRegion())).isEqualTo(List.of("iad1"));
	}

	@Test
	void settingsQuoteTheirDeclarationAndPlace() {
		assertThat(describe(route("// first\nexport const runtime = 'edge'\n").runtime()))
			.isEqualTo("export const runtime = 'edge' (app/x/route.ts:2:14)");
		assertThat(describe(route("export const dynamic = 'auto',\n\truntime:\n 'edge' = 'edge' as const").runtime()))
			.isEqualTo("export const runtime: 'edge' = 'edge' as const (app/x/route.ts:2:2)");
		assertThat(describe(api("export const config = {\n  runtime: 'edge',\n}").runtime()))
			.isEqualTo("export const config = { runtime: 'edge', } (pages/api/x.ts:2:3)");
	}

	@Test
	void nothingIsSetWhereNothingIsSaid() {
		SegmentConfig config = route("""
				// export const runtime = 'edge'
				const dynamic = 'always'
				export type runtime = 'edge'
				export const revalidate = undefined
				const text = `export const runtime = 'edge'`
				""");
		assertThat(config.runtime()).isNull();
		assertThat(config.dynamic()).isNull();
		assertThat(config.revalidate()).isNull();
		assertThat(config.open()).isEmpty();
	}

	@Test
	void configIsReadOutsideOfApp() {
		SegmentConfig config = api(
				"""
						export const config = { runtime: 'edge', regions: 'fra1', maxDuration: 5, 'unstable_allowDynamic': ['/a', '/b'],
						  api: { bodyParser: sizes() } }
						""");
		assertThat(value(config.runtime())).isEqualTo(RuntimeType.EDGE);
		assertThat(value(config.preferredRegion())).isEqualTo(List.of("fra1"));
		assertThat(value(config.maxDuration())).isEqualTo(Duration.ofSeconds(5));
		assertThat(value(config.allowDynamic())).isEqualTo(List.of("/a", "/b"));
		assertThat(config.open()).isEmpty();
	}

	@Test
	void exportedRuntimeBeatsConfig() {
		SegmentConfig config = api("export const config = { runtime: 'edge' }\nexport const runtime = 'nodejs'");
		assertThat(value(config.runtime())).isEqualTo(RuntimeType.NODEJS);
	}

	@Test
	void configInAppIsIgnoredWithAWarning() {
		SegmentConfig config = route("export const config = { runtime: 'edge' }");
		assertThat(config.runtime()).isNull();
		assertThat(config.warnings()).singleElement()
			.hasToString("app/x/route.ts:1:14: \"config\" has no effect in app: export each setting by its name, "
					+ "as in export const runtime = 'edge'.");
	}

	@ParameterizedTest
	@CsvSource({ "experimental-edge, EDGE, edge", "node.js, NODEJS, nodejs" })
	void oldSpellingsAreReadWithAWarning(String spelling, RuntimeType type, String name) {
		SegmentConfig config = route("export const runtime = '" + spelling + "'");
		assertThat(value(config.runtime())).isEqualTo(type);
		assertThat(config.warnings()).singleElement()
			.hasToString("app/x/route.ts:1:14: Runtime '" + spelling + "' at \"runtime\" is an old spelling: write '"
					+ name + "'.");
	}

	@Test
	void matcherIsHandedOverAsItStands() {
		SegmentConfig config = middleware("middleware.js", """
				export const config = { matcher: ['/a', { source: '/b',
				  missing: [{ type: 'header', key: 'x' }] }] }
				export default function () {}
				""");
		assertThat(value(config.matcher()))
			.isEqualTo(List.of("/a", Map.of("source", "/b", "missing", List.of(Map.of("type", "header", "key", "x")))));
		assertThat(config.place("config.matcher[1].missing[0].type")).isEqualTo(new Place("middleware.js", 2, 21));
		assertThat(config.place("config.matcher[1].has[0].type")).isEqualTo(new Place("middleware.js", 1, 41));
		assertThat(config.place("runtime")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					runtime = 'deno'              | 24 | "runtime" must be one of 'edge', 'nodejs', but is 'deno'. Write 'nodejs', or the other one.
					runtime = 'EDGE'              | 24 | "runtime" must be one of 'edge', 'nodejs', but is 'EDGE'. Write 'edge', or the other one.
					runtime = 10                  | 24 | "runtime" must be one of 'edge', 'nodejs', but is the number 10.
					runtime = null                | 24 | "runtime" must be one of 'edge', 'nodejs', but is null.
					runtime = { ...x }            | 24 | "runtime" must be one of 'edge', 'nodejs', but is an object with a spread.
					runtime = /x/                 | 24 | "runtime" must be one of 'edge', 'nodejs', but is no plain value.
					dynamic = 'always'            | 24 | "dynamic" must be one of 'auto', 'error', 'force-static', 'force-dynamic', but is the string 'always'.
					fetchCache = true             | 27 | but is the boolean true.
					revalidate = '60'             | 27 | "revalidate" must be a non-negative whole number of seconds, or false, but is the string '60'.
					revalidate = -1               | 27 | but is the number -1.
					revalidate = 1.5              | 27 | but is the number 1.5.
					revalidate = true             | 27 | but is the boolean true.
					maxDuration = '5'             | 28 | "maxDuration" must be a non-negative whole number of seconds, but is the string '5'.
					maxDuration = false           | 28 | but is the boolean false.
					preferredRegion = 5           | 32 | "preferredRegion" must be a string or an array of strings, but is the number 5.
					preferredRegion = ['a', 5]    | 38 | "preferredRegion[1]" must be a string, but is the number 5.
					dynamicParams = 'no'          | 30 | "dynamicParams" must be a boolean, but is the string 'no'.
					""")
	void illegalValuesAreErrorsAtTheirPlace(String declaration, int column, String problem) {
		String line = "export const " + declaration;
		assertThatExceptionOfType(SegmentConfigException.class).isThrownBy(() -> route("\n" + line))
			.withMessageContaining(problem)
			.withMessageEndingWith("\n    " + line + "\n    " + " ".repeat(column - 1) + "^")
			.satisfies((ex) -> {
				assertThat(ex.place()).isEqualTo(new Place("app/x/route.ts", 2, column));
				assertThat(ex.sourceLine()).isEqualTo(line);
				assertThat(ex.getMessage()).startsWith(ex.place() + ": " + ex.problem() + " " + ex.action());
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{ runtime: 'deno' }                | config.runtime
			{ runtime: [...a] }                | config.runtime
			{ matcher: 5 }                     | config.matcher
			{ matcher: { source: '/a' } }      | config.matcher
			{ matcher: ['/a', null] }          | config.matcher[1]
			{ unstable_allowDynamic: 5 }       | config.unstable_allowDynamic
			{ unstable_allowDynamic: ['', 5] } | config.unstable_allowDynamic[1]
			{ regions: {} }                    | config.regions
			5                                  | config
			""")
	void illegalConfigNamesItsKey(String value, String key) {
		assertThatExceptionOfType(SegmentConfigException.class)
			.isThrownBy(() -> middleware("middleware.ts", "export const config = " + value))
			.withMessageContaining("\"" + key + "\" must be ")
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(key));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			const e = 'edge'; export const runtime = `${e}` | 42 | a template literal with expressions
			export const runtime = r                        | 24 | the identifier "r"
			export const runtime = 'ed' + 'ge'              | 24 | a BinaryExpression
			export const runtime = x ? 'edge' : 'nodejs'    | 24 | a ConditionalExpression
			export const runtime = f()                      | 24 | a CallExpression
			export const runtime = process.env.RUNTIME      | 24 | a MemberExpression
			export let runtime = 'edge'                     | 12 | declared with "let"
			export var runtime = 'edge'                     | 12 | declared with "var"
			export { runtime } from './r'                   | 10 | exported from './r'
			export { other as runtime }                     | 19 | exported in a list
			export * from './r'                             | 8  | exported from './r'
			export const { runtime } = settings             | 16 | set by a pattern
			""")
	void whatOnlyRunningTellsStaysOpen(String code, int column, String what) {
		SegmentConfig config = route(code);
		assertThat(config.runtime()).isNull();
		assertThat(config.open()).contains("runtime");
		IllegalStateException cause = new IllegalStateException();
		assertThat(config.unknown("runtime", "it fails.", cause))
			.hasMessageStartingWith("app/x/route.ts:1:" + column + ": \"runtime\" is " + what
					+ ", which only running the file can tell: it fails. Write a literal.\n    " + code)
			.hasCause(cause);
		assertThat(value(config.resolve(Map.of("runtime", "edge")).runtime())).isEqualTo(RuntimeType.EDGE);
	}

	@Test
	void evaluatedValuesPointAtTheirDeclaration() {
		SegmentConfig config = route("import { r } from './r'\nexport const runtime = r, revalidate = 60 * 10");
		assertThat(config.open()).containsExactly("runtime", "revalidate");
		SegmentConfig resolved = config.resolve(Map.of("runtime", "edge", "revalidate", 600));
		assertThat(resolved.open()).isEmpty();
		Declared<RuntimeType> runtime = resolved.runtime();
		assertThat(describe(runtime)).isEqualTo("export const runtime = r (app/x/route.ts:2:14)");
		assertThat((runtime != null) && runtime.evaluated()).isTrue();
		assertThat(value(resolved.revalidate())).isEqualTo(new Revalidate(OptionalInt.of(600)));
		assertThatExceptionOfType(SegmentConfigException.class)
			.isThrownBy(() -> config.resolve(Map.of("runtime", "deno")))
			.withMessageStartingWith("app/x/route.ts:2:14: \"runtime\" must be one of 'edge', 'nodejs', but is 'deno'. "
					+ "That came out when the file was run.");
	}

	@Test
	void partsOfConfigAreEvaluatedAroundItsLiterals() {
		SegmentConfig config = middleware("middleware.js", """
				const paths = ['/a']
				export const config = { runtime: 'edge', matcher: [...paths, '/b'] }
				export function middleware() {}
				""");
		assertThat(config.open()).containsExactly("config");
		assertThat(value(config.runtime())).isEqualTo(RuntimeType.EDGE);
		assertThat(config.matcher()).isNull();
		SegmentConfig resolved = config
			.resolve(Map.of("config", Map.of("runtime", "edge", "matcher", List.of("/a", "/b"))));
		assertThat(value(resolved.matcher())).isEqualTo(List.of("/a", "/b"));
		assertThat(describe(resolved.matcher())).endsWith(" (middleware.js:2:14)");
	}

	@Test
	void spreadBeforeALiteralLosesAndBehindItWins() {
		assertThat(value(api("export const config = { ...base, runtime: 'edge' }").runtime()))
			.isEqualTo(RuntimeType.EDGE);
		SegmentConfig open = api("export const config = { runtime: 'edge', ...base }");
		assertThat(open.runtime()).isNull();
		assertThat(value(open.resolve(Map.of("config", Map.of("runtime", "nodejs"))).runtime()))
			.isEqualTo(RuntimeType.NODEJS);
	}

	@Test
	void whatIsMissingAfterRunningIsNotSet() {
		SegmentConfig config = route("export * from './shared'");
		Map<String, @Nullable Object> evaluated = new HashMap<>();
		assertThat(config.resolve(evaluated).runtime()).isNull();
		evaluated.put("runtime", null);
		assertThatExceptionOfType(SegmentConfigException.class).isThrownBy(() -> config.resolve(evaluated))
			.withMessageContaining("but is null");
		assertThatIllegalArgumentException().isThrownBy(() -> config.unknown("GET", "", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "export function runtime() {}", "export class runtime {}", "export enum runtime {}" })
	void declarationsThatAreNoValuesAreErrors(String code) {
		assertThatExceptionOfType(SegmentConfigException.class).isThrownBy(() -> route(code))
			.withMessageContaining("\"runtime\" is a setting, but ");
	}

	@Test
	void pagesHaveNoStaticParametersAtTheEdgeOrOnTheClient() {
		String parameters = "export function generateStaticParams() {}";
		SegmentConfigException edge = failure(SegmentFile.Kind.PAGE, "app/x/page.js",
				"export const runtime = 'edge'\n" + parameters);
		assertThat(edge).hasMessageStartingWith("app/x/page.js:2:17: ")
			.hasMessageContaining("export const runtime = 'edge' (app/x/page.js:1:14)")
			.hasMessageContaining("\"generateStaticParams\"");
		assertThat(failure(SegmentFile.Kind.PAGE, "app/x/page.js", "'use client'\n" + parameters))
			.hasMessageContaining("\"use client\" can't export \"generateStaticParams\"");
		assertThat(value(route("export const runtime = 'edge'\n" + parameters).runtime())).isEqualTo(RuntimeType.EDGE);
		SegmentConfig open = this.reader.read(new SegmentFile(SegmentFile.Kind.PAGE, "app/x/page.js", "/x",
				"export const runtime = r\n" + parameters));
		assertThatExceptionOfType(SegmentConfigException.class)
			.isThrownBy(() -> open.resolve(Map.of("runtime", "edge")))
			.withMessageContaining("\"generateStaticParams\"");
	}

	@Test
	void pagesOfTheFolderPagesAreExperimentalAtTheEdge() {
		assertThat(failure(SegmentFile.Kind.PAGE, "pages/x.js", "export const config = { runtime: 'edge' }"))
			.hasMessageContaining("Write 'experimental-edge'");
		SegmentConfig config = this.reader.read(new SegmentFile(SegmentFile.Kind.PAGE, "pages/x.js", "/x",
				"export const config = { runtime: 'experimental-edge' }"));
		assertThat(value(config.runtime())).isEqualTo(RuntimeType.EDGE);
		assertThat(config.warnings()).singleElement().asString().contains("experimental");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			middleware.js | export function middleware() {}
			middleware.js | export default (request) => {}
			middleware.js | export default chain(a, b)
			middleware.js | export const middleware = auth()
			middleware.js | export { middleware } from './m'
			middleware.js | export * from './m'
			proxy.ts      | export async function proxy() {}
			proxy.ts      | const handler = 1; export { handler as default }
			""")
	void middlewareMayBeAnythingThatCanBeAFunction(String file, String code) {
		assertThat(middleware(file, code).exports()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					middleware.js | export const foo = 1              | 1:1  | by the name "middleware". Export a function "middleware", or one as default.
					middleware.js | export default 5                  | 1:16 | is no function
					middleware.js | export const middleware = {}      | 1:14 | is no function
					middleware.js | export class middleware {}        | 1:14 | is no function
					proxy.js      | export function middleware() {}   | 1:17 | Rename the function "middleware" to "proxy".
					middleware.js | export function proxy() {}        | 1:17 | Rename the function "proxy" to "middleware".
					middleware.js |                                   | 1:1  | by the name "middleware"
					""")
	void middlewareWithoutAFunctionIsAnError(String file, @Nullable String code, String place, String message) {
		assertThat(failure(SegmentFile.Kind.MIDDLEWARE, file, (code != null) ? code : ""))
			.hasMessageStartingWith(file + ":" + place + ": The file must export a function")
			.hasMessageContaining(message);
	}

	@Test
	void middlewareMayChooseEitherRuntime() {
		assertThat(value(middleware("proxy.js", "export const config = { runtime: 'edge' }\nexport function proxy() {}")
			.runtime())).isEqualTo(RuntimeType.EDGE);
		assertThat(value(
				middleware("middleware.js", "export const runtime = 'nodejs'\nexport default () => {}").runtime()))
			.isEqualTo(RuntimeType.NODEJS);
	}

	@Test
	void instrumentationHasNoConfig() {
		SegmentConfig config = this.reader.read(new SegmentFile(SegmentFile.Kind.INSTRUMENTATION, "instrumentation.ts",
				"", "export const runtime = 5\nexport function register() {}"));
		assertThat(config.runtime()).isNull();
		assertThat(config.exports()).containsExactly("runtime", "register");
	}

	@Test
	void sourceThatIsNoModuleIsAnError() {
		assertThat(failure(SegmentFile.Kind.APP_ROUTE, "app/x/route.js", "export const runtime: string = 'edge'"))
			.hasMessageStartingWith("app/x/route.js:1:21: Expected ';' but found ':'.")
			.hasCauseInstanceOf(SyntaxException.class);
	}

	private SegmentConfigException failure(SegmentFile.Kind kind, String path, String code) {
		SegmentConfigException failure = catchThrowableOfType(SegmentConfigException.class,
				() -> this.reader.read(new SegmentFile(kind, path, "/x", code)));
		assertThat(failure).isNotNull();
		return failure;
	}

	private SegmentConfig route(String code) {
		return this.reader.read(new SegmentFile(SegmentFile.Kind.APP_ROUTE, "app/x/route.ts", "/x", code));
	}

	private SegmentConfig api(String code) {
		return this.reader.read(new SegmentFile(SegmentFile.Kind.API_ROUTE, "pages/api/x.ts", "/api/x", code));
	}

	private SegmentConfig middleware(String path, String code) {
		return this.reader.read(new SegmentFile(SegmentFile.Kind.MIDDLEWARE, path, "", code));
	}

	private static <T> @Nullable T value(@Nullable Declared<T> declared) {
		return (declared != null) ? declared.value() : null;
	}

	private static @Nullable String describe(@Nullable Declared<?> declared) {
		return (declared != null) ? declared.describe() : null;
	}

}
