package dev.springnext.runtime.edge.bundle;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SourceMap} and {@link StackTraces}.
 */
class SourceMapTests {

	// Line 1, column 1 -> a.ts 1:1; line 1, column 10 -> a.ts 3:5 named f; line 3, column
	// 3 -> b.ts 17:1
	private static final String MAP = """
			{"version":3,"sources":["a.ts","b.ts"],"names":["f"],"mappings":"AAAA,SAEIA;;ECcJ"}""";

	@Test
	void findsSegmentThatCoversColumn() {
		SourceMap map = SourceMap.parse(MAP);
		assertThat(map.original(1, 1)).isEqualTo(new SourceMap.Position("a.ts", 1, 1, null));
		assertThat(map.original(1, 9)).isEqualTo(new SourceMap.Position("a.ts", 1, 1, null));
		assertThat(map.original(1, 10)).isEqualTo(new SourceMap.Position("a.ts", 3, 5, "f"));
		assertThat(map.original(1, 999)).isEqualTo(new SourceMap.Position("a.ts", 3, 5, "f"));
		assertThat(map.original(3, 3)).isEqualTo(new SourceMap.Position("b.ts", 17, 1, null));
	}

	@Test
	void knowsNothingOutsideOfSegments() {
		SourceMap map = SourceMap.parse(MAP);
		assertThat(map.original(2, 1)).isNull();
		assertThat(map.original(3, 2)).isNull();
		assertThat(map.original(4, 1)).isNull();
		assertThat(map.original(0, 0)).isNull();
		assertThat(map.original(-5, 1)).isNull();
	}

	@Test
	void addsSourceRoot() {
		assertThat(SourceMap
			.parse("{\"version\":3,\"sourceRoot\":\"src\",\"sources\":[\"x.ts\"],\"names\":[],\"mappings\":\"AAAA\"}")
			.original(1, 1)).isEqualTo(new SourceMap.Position("src/x.ts", 1, 1, null));
	}

	@Test
	void rejectsWhatIsNoMap() {
		assertThatIllegalArgumentException().isThrownBy(() -> SourceMap.parse("{\"version\":2}"));
		assertThatIllegalArgumentException().isThrownBy(() -> SourceMap.parse("nonsense"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SourceMap.parse("{\"version\":3,\"sources\":[],\"mappings\":\"A!A\"}").original(1, 1));
		assertThatIllegalArgumentException().isThrownBy(
				() -> SourceMap.parse("{\"version\":3,\"sources\":[],\"mappings\":\"zzzzzzzzzzzzz\"}").original(1, 1));
	}

	@Test
	void survivesSourcesThatAreMissing() {
		assertThat(SourceMap.parse("{\"version\":3,\"sources\":[],\"names\":[],\"mappings\":\"AAAA,CCCD\"}")
			.original(1, 1)).isNull();
	}

	@Test
	void decodesManyLines() {
		SourceMap map = SourceMap.parse("{\"version\":3,\"sources\":[\"a\"],\"names\":[],\"mappings\":\"AAAA"
				+ ";AACA".repeat(100_000) + "\"}");
		assertThat(map.original(100_001, 1)).isEqualTo(new SourceMap.Position("a", 100_001, 1, null));
	}

	@Test
	void rewritesStackTraces() {
		SourceMap map = SourceMap.parse(MAP);
		StackTraces traces = new StackTraces(Map.of("/api/x.js", map)::get);
		assertThat(traces
			.original("Error: at /api/x.js:1:1 is not a frame\n    at f (/api/x.js:1:12)\n    at /api/x.js:3:3\n"
					+ "    at async g (/api/x.js:1:1)\n    at other (/y.js:1:1)\n    at /api/x.js:2:1"))
			.isEqualTo("Error: at /api/x.js:1:1 is not a frame\n    at f (a.ts:3:5)\n    at b.ts:17:1\n"
					+ "    at async g (a.ts:1:1)\n    at other (/y.js:1:1)\n    at /api/x.js:2:1");
	}

	@Test
	void rewritesFilesWithParenthesesAndSpaces() {
		SourceMap map = SourceMap.parse(MAP);
		StackTraces traces = new StackTraces(Map.of("/app/(a b)/x.js", map)::get);
		assertThat(traces.original("Error\n    at async f [as g] (/app/(a b)/x.js:1:12)\n    at /app/(a b)/x.js:1:1"))
			.isEqualTo("Error\n    at async f [as g] (a.ts:3:5)\n    at a.ts:1:1");
	}

	@Test
	void leavesOtherText() {
		StackTraces traces = new StackTraces((name) -> null);
		assertThat(traces.original("nothing to see $1 \\")).isEqualTo("nothing to see $1 \\");
		assertThat(traces.original("    at f (" + "a".repeat(100_000))).hasSize(100_010);
	}

}
