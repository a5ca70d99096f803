package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Code that takes all it can get. Runs in a JVM with a heap of 512 MiB, so that code that
 * is not stopped takes the JVM with it.
 */
class RunawayHeapTests {

	private static final FunctionLimits LIMITS = new FunctionLimits(Duration.ofSeconds(1), 64L << 20,
			Duration.ofSeconds(30), 50);

	private EdgeFunctions functions;

	private EdgeFunction neighbour;

	@BeforeEach
	void start() throws Exception {
		this.functions = EdgeFunctions.builder().limits(LIMITS).loops(2).build();
		this.neighbour = this.functions.function("neighbour", "export default () => new Response('well')");
		assertThat(text(this.neighbour, "/")).isEqualTo("well");
	}

	@AfterEach
	void neighbourIsWell() throws Exception {
		assertThat(text(this.neighbour, "/")).isEqualTo("well");
		this.functions.close();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "for (;;) {}", "while (true) Math.sqrt(2)",
			"await (async function f() { await null; return f() })()",
			"(function f() { Promise.resolve().then(f) })(); await new Promise(() => {})",
			"await new Promise(() => { (function f() { queueMicrotask(f) })() })",
			"for (const x of (function* () { for (;;) yield 1 })());",
			"for (;;) { try { for (;;) {} } catch {} finally { continue } }", "for (;;) new Intl.DateTimeFormat('de')",
			"const a = new Float64Array(5e5).map(Math.random); for (;;) a.sort((x, y) => x - y)",
			"JSON.stringify({ get a() { for (;;) {} } })", "new Headers({ get a() { for (;;) {} } })",
			"Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)",
			"Array.prototype.find.call({ length: 2 ** 53 - 1 }, () => false)",
			"Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 0, 1)",
			"new Set({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) })",
			"JSON.stringify({}, new Proxy([], { get: (t, k) => k === 'length' ? 2 ** 53 - 1 : 'x' }))" })
	void endlessCodeIsStopped(String code) {
		assertExceeds(this.functions, code, LimitExceededException.Limit.CPU_TIME);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "const a = []; for (;;) a.push({ x: 1 })",
			"const a = []; for (;;) a.push(new Array(1e5).fill(1))",
			"const a = []; for (;;) a.push(new Uint8Array(8e6))",
			"const m = new Map(); for (let i = 0; ; i++) m.set(i, {})",
			"const s = new Set(); for (let i = 0; ; i++) s.add('k' + i)",
			"const o = {}; for (let i = 0; ; i++) o['k' + i] = i",
			"const l = []; for (let s = 'x'; ; s = s + s) { l.push(s); if (s.length > 3e7) s = 'y' + l.length }",
			"let f = () => 0; for (;;) { const g = f; f = () => g }",
			"const a = []; for (;;) a.push(Symbol('x'.repeat(1000)))", "let o = {}; for (;;) o = { o }",
			"const a = []; for (;;) a.push(new TextEncoder().encode('x'.repeat(1e6)))",
			"const a = []; for (;;) a.push(new Blob(['x'.repeat(1e6)]))",
			"const h = new Headers(); for (let i = 0; ; i++) h.append('x' + i, 'y'.repeat(1000))",
			"const p = new URLSearchParams(); for (let i = 0; ; i++) p.append('x' + i, 'y'.repeat(1000))",
			"const a = []; for (;;) a.push(structuredClone(new Uint8Array(1e6)))" })
	void heapBombsAreStopped(String code) {
		FunctionLimits patient = new FunctionLimits(Duration.ofSeconds(10), LIMITS.memory(), LIMITS.duration(), 50);
		try (EdgeFunctions bombs = EdgeFunctions.builder().limits(patient).build()) {
			assertExceeds(bombs, code, LimitExceededException.Limit.MEMORY);
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			(function f() { f() })()                               | RangeError
			(function f() { [1].map(f) })()                        | RangeError
			let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; JSON.stringify(o) | RangeError
			JSON.parse('['.repeat(1e6))                            | RangeError/SyntaxError
			'x'.repeat(2 ** 29)                                    | RangeError
			'x'.padEnd(2 ** 28)                                    | RangeError
			let s = 'x'; for (;;) s += s                           | RangeError
			new Uint8Array(2 ** 31 - 1)                            | RangeError
			new Float64Array(1e8)                                  | RangeError
			new ArrayBuffer(1, { maxByteLength: 2 ** 31 })         | RangeError
			Array.from({ length: 1e9 })                            | RangeError
			new SharedArrayBuffer(2 ** 30)                         | RangeError
			Uint8Array.from({ length: 2 ** 53 - 1 })               | RangeError
			Math.max.apply(null, { length: 2 ** 32 })              | RangeError
			Reflect.ownKeys(new Proxy({}, { ownKeys: () => ({ length: 2 ** 53 - 1 }) })) | RangeError
			JSON.stringify(new Proxy([], { get: (t, k) => k === 'length' ? 2 ** 53 - 1 : undefined })) | RangeError
			[].concat({ length: 2 ** 53 - 1, [Symbol.isConcatSpreadable]: true }) | RangeError/TypeError
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1e6) | TypeError
			2n ** (2n ** 40n)                                      | RangeError
			crypto.getRandomValues(new Uint8Array(1e6))            | QuotaExceededError
			""")
	void tooLargeRequestsOfTheLanguageAreErrors(String code, String error) throws Exception {
		EdgeFunction function = function(
				"try { " + code + "; return new Response('done') } catch (e) { return new Response(e.name) }");
		assertThat(text(function, "/")).isIn((Object[]) error.split("/"));
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(
			strings = { "/(x+x+)+y\\\\1/.test('x'.repeat(40))", "/^(([a-z])+.)+[A-Z]([a-z])+$/.test('a'.repeat(5000))",
					"/(a*)*b\\\\1/.test('a'.repeat(40))", "/(?<=(a+)+\\\\1)b/.test('a'.repeat(2000) + 'c')" })
	void catastrophicRegularExpressionsEnd(String code) {
		EdgeFunction function = function(code + "; return new Response('ended')");
		Throwable error = catchThrowable(() -> assertThat(text(function, "/")).isEqualTo("ended"));
		assertThat(error == null || error.getCause() instanceof LimitExceededException).as(String.valueOf(error))
			.isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "3n ** (2n ** 25n)", "BigInt('9'.repeat(5e5))", "let x = 3n; for (;;) x = x * x",
			"(2n ** 4000000n).toString()", "1n << (2n ** 29n)" })
	void bigIntMonstersEnd(String code) {
		EdgeFunction function = function(code + "; return new Response('ended')");
		Throwable error = catchThrowable(() -> text(function, "/"));
		assertThat(error == null || error.getCause() instanceof IsolateException).as(String.valueOf(error)).isTrue();
	}

	@Test
	void requestsThatAwaitInTheSameIsolateSurvive() throws Exception {
		EdgeFunction function = this.functions.function("shared", """
				export default async (request) => {
				  const { pathname } = new URL(request.url);
				  if (pathname === '/new') return new Response('new');
				  if (pathname === '/loop') for (;;) {}
				  await new Promise((resolve) => setTimeout(resolve, 4000));
				  return new Response('survived');
				};
				""");
		try (EdgeFunctions single = EdgeFunctions.builder().limits(LIMITS).build()) {
			EdgeFunction shared = single.function(function.bundle());
			assertThat(text(shared, "/new")).isEqualTo("new");
			CompletableFuture<String> waiting = fetch(shared, "/wait").thenCompose(EdgeResponse::text);
			CompletableFuture<EdgeResponse> endless = fetch(shared, "/loop");
			assertThat(catchThrowable(() -> endless.get(20, TimeUnit.SECONDS)))
				.hasCauseInstanceOf(LimitExceededException.class);
			assertThat(text(shared, "/new")).isEqualTo("new");
			assertThat(shared.isolates().retiring()).isEqualTo(1);
			assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("survived");
		}
	}

	@Test
	void codeThatNothingStopsLosesItsThreadOnly() throws Exception {
		EdgeFunction function = function(
				"if (request.url.endsWith('/ok')) return new Response('ok'); Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1)");
		Throwable error = catchThrowable(() -> text(function, "/"));
		assertThat(error).hasCauseInstanceOf(LimitExceededException.class);
		assertThat(text(function, "/ok")).isEqualTo("ok");
		assertThat(text(function, "/ok")).isEqualTo("ok");
		assertThat(this.functions.engine().zombies()).isLessThanOrEqualTo(1);
	}

	@Test
	void closingDoesNotWaitForCodeThatNothingStops() throws Exception {
		EdgeFunctions own = EdgeFunctions.builder().limits(LIMITS).build();
		EdgeFunction function = own.function("runaway",
				"export default () => { Array.prototype.lastIndexOf.call({ length: 2 ** 31 }, 1); return new Response() }");
		assertThat(catchThrowable(() -> text(function, "/"))).hasCauseInstanceOf(LimitExceededException.class);
		Thread closing = new Thread(own::close);
		closing.start();
		closing.join(15_000);
		assertThat(closing.isAlive()).isFalse();
	}

	private static void assertExceeds(EdgeFunctions functions, String code, LimitExceededException.Limit limit) {
		EdgeFunction function = functions.function("runaway", "export default async (request) => { " + code + " };");
		Throwable error = catchThrowable(() -> text(function, "/"));
		assertThat(error).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(LimitExceededException.class);
		assertThat(((LimitExceededException) error.getCause()).limit()).isEqualTo(limit);
		assertThat(error).hasMessageContaining("runaway").hasMessageContaining("spring.next.edge.limits." + limit.id());
	}

	private EdgeFunction function(String body) {
		return this.functions.function("runaway", "export default async (request) => { " + body + " };");
	}

	private static CompletableFuture<EdgeResponse> fetch(EdgeFunction function, String path) {
		return function.fetch(EdgeRequest.get("https://example.com" + path)).toCompletableFuture();
	}

	private static String text(EdgeFunction function, String path) throws Exception {
		return fetch(function, path).get(25, TimeUnit.SECONDS).text().toCompletableFuture().get(10, TimeUnit.SECONDS);
	}

}
