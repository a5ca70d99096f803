package dev.springnext.runtime.edge.function;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.GuestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Data that modules export, as Java reads it.
 */
class ExportedDataTests {

	private static NextFunctions functions;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	private static Map<String, Object> read(String code, String... names) throws Exception {
		return functions.route(code).exports(Arrays.asList(names)).toCompletableFuture().get(30, TimeUnit.SECONDS);
	}

	@Test
	void readsPlainData() throws Exception {
		Map<String, Object> read = read("""
				const minute = 60;
				export const GET = () => new Response('x');
				export const revalidate = 10 * minute, half = 0.5, large = 2 ** 40, no = false, nothing = null;
				export const runtime = ['ed', 'ge'].join('');
				export const config = { matcher: ['/a', { source: '/b', has: [{ type: 'header', key: 'x' }] }] };
				""", "revalidate", "half", "large", "no", "nothing", "runtime", "config", "missing");
		assertThat(read).containsOnlyKeys("revalidate", "half", "large", "no", "nothing", "runtime", "config");
		assertThat(read).containsEntry("revalidate", 600)
			.containsEntry("half", 0.5)
			.containsEntry("large", 1L << 40)
			.containsEntry("no", false)
			.containsEntry("nothing", null)
			.containsEntry("runtime", "edge")
			.containsEntry("config", Map.of("matcher",
					List.of("/a", Map.of("source", "/b", "has", List.of(Map.of("type", "header", "key", "x"))))));
	}

	@Test
	void leavesOutWhatIsNoData() throws Exception {
		assertThat(
				read("""
						export const GET = () => new Response('x');
						export const f = () => 1, s = Symbol('s'), u = undefined, r = /x/, d = new Date(0), n = 1n, c = class {}, m = new Map();
						export const o = { a: 1, f() {}, u: undefined, s: Symbol('s') };
						""",
						"f", "s", "u", "r", "d", "c", "m", "o", "GET"))
			.isEqualTo(Map.of("o", Map.of("a", 1)));
	}

	@Test
	void readsModuleWithoutHandlers() throws Exception {
		assertThat(read("export const runtime = 'edge'", "runtime")).isEqualTo(Map.of("runtime", "edge"));
	}

	@Test
	void readsAfterTopLevelAwait() throws Exception {
		assertThat(read("export const a = await new Promise((resolve) => setTimeout(() => resolve(1), 5))", "a"))
			.isEqualTo(Map.of("a", 1));
	}

	@Test
	void refusesEndlessData() {
		assertThatThrownBy(() -> read("export const a = {}; a.a = a;", "a"))
			.hasCauseInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("levels");
	}

	@Test
	void tellsWhatAModuleFailsWith() {
		assertThatThrownBy(() -> read("throw new TypeError('no luck')", "a")).hasCauseInstanceOf(GuestException.class)
			.hasMessageContaining("TypeError: no luck");
	}

	@Test
	void tellsWhatAGetterFailsWith() {
		assertThatThrownBy(() -> read("export const a = { get b() { throw new TypeError('getter') } }", "a"))
			.hasCauseInstanceOf(GuestException.class)
			.hasMessageContaining("TypeError: getter");
	}

}
