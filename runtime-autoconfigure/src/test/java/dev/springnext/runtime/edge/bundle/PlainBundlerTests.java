package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PlainBundler}.
 */
class PlainBundlerTests {

	private static Bundle bundle(String entry, Map<String, String> files) {
		return new PlainBundler().bundle(new FunctionSource("fn", entry, null, SourceTree.of(files)));
	}

	@Test
	void runsModulesWithWhatTheyImport() {
		Bundle bundle = bundle("api/hello.js",
				Map.of("api/hello.js",
						"""
								import { name } from '../lib/name.mjs';
								import data from './data.json';
								import same from './data.json' with { type: 'json' };
								import text from './note.txt';
								export default async () => [name, data.n, same.n, text, (await import('./late.js')).late, import.meta.url];
								""",
						"lib/name.mjs", "export const name = 'x';", "api/data.json", "{\"n\":1,\"__proto__\":2}",
						"api/note.txt", "a \"note\"\n", "api/late.js", "export const late = true;"));
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("default"))
				.isEqualTo("[\"x\",1,1,\"a \\\"note\\\"\\n\",true,\"file:///api/hello.js\"]");
		}
		assertThat(bundle.size().parts()).extracting(BundleSize.Part::path).contains("api/hello.js", "lib/name.mjs");
		assertThat(bundle.size().bytes())
			.isEqualTo(bundle.size().parts().stream().mapToLong(BundleSize.Part::bytes).sum());
	}

	@Test
	void handlesCycles() {
		try (EdgeRun run = new EdgeRun(bundle("a.js",
				Map.of("a.js", "import { b } from './b.js'; export const a = () => 1; export default () => b();",
						"b.js", "import { a } from './a.js'; export const b = () => a() + 1;")))) {
			assertThat(run.call("default")).isEqualTo("2");
		}
	}

	@Test
	void bindsWasmModules(@TempDir Path directory) throws IOException {
		Files.write(directory.resolve("x.wasm"), new byte[] { 0, 'a', 's', 'm', 1, 0, 0, 0 });
		Files.writeString(directory.resolve("fn.js"), "import a from './x.wasm?module'; import b from './x.wasm';\n"
				+ "export default () => a instanceof WebAssembly.Module && a === b;");
		Bundle bundle = new PlainBundler().bundle(FunctionSource.of(directory.resolve("fn.js")));
		assertThat(bundle.assets()).containsOnlyKeys("x.wasm");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("default")).isEqualTo("true");
		}
	}

	@Test
	void bringsFilesThatCodeFetches() {
		Bundle bundle = bundle("api/a.js", Map.of("api/a.js",
				"export default () => new URL('../data.bin', import.meta.url).pathname;", "data.bin", "x"));
		assertThat(bundle.assets()).containsOnlyKeys("data.bin");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("default")).isEqualTo("/data.bin");
		}
	}

	@Test
	void saysWhatPackagesAndLanguagesNeed() {
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> bundle("a.js", Map.of("a.js", "const x = 1;\nimport { z } from 'zod';")))
			.withMessageContaining("a.js:2:19")
			.withMessageContaining("'zod'")
			.withMessageContaining("import { z } from 'zod';")
			.withMessageContaining("org.mvnpm.at.esbuild:")
			.withMessageContaining(":0.25.10 or put esbuild on the PATH");
		assertThatExceptionOfType(BundleException.class).isThrownBy(() -> bundle("a.ts", Map.of("a.ts", "")))
			.withMessageContaining("'a.ts'")
			.withMessageContaining("esbuild");
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> bundle("a.js", Map.of("a.js", "import './b'", "b.tsx", "")))
			.withMessageContaining("'./b.tsx' is there");
	}

	@Test
	void reportsAllProblemsAtOnce() {
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> bundle("a.js",
					Map.of("a.js", "import './x.js';\nimport './b';\nimport '../up.js'", "b.js", "")))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(3))
			.withMessageContaining("'./b.js' is there")
			.withMessageContaining("outside");
	}

	@Test
	void doesNotLeaveItsDirectory(@TempDir Path directory) throws IOException {
		Path root = Files.createDirectory(directory.resolve("root"));
		Files.writeString(directory.resolve("secret.js"), "export default 1");
		Files.writeString(root.resolve("fn.js"), "import s from './link.js'");
		Files.createSymbolicLink(root.resolve("link.js"), directory.resolve("secret.js"));
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> new PlainBundler().bundle(FunctionSource.of(root.resolve("fn.js"))))
			.withMessageContaining("can't be found");
	}

	@Test
	void stubsModulesOfNodeThatAreNotServed() {
		Bundle bundle = bundle("a.js", Map.of("a.js", """
				import { readFileSync } from 'fs';
				import path from 'node:path';
				export const loaded = () => typeof readFileSync;
				export default () => readFileSync('x');
				export const join = () => path.join('a', 'b');
				"""));
		assertThat(bundle.warnings()).extracting(BundleWarning::toString)
			.containsExactly(
					"a.js:1: A Node.js module is loaded ('fs' at line 1) which is not supported in the Edge Runtime.",
					"a.js:2: A Node.js module is loaded ('path' at line 2) which is not supported in the Edge Runtime.");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("loaded")).isEqualTo("function");
			assertThat(run.call("default")).isEqualTo("Error: The edge runtime does not support Node.js 'fs' module.\n"
					+ "Learn More: https://nextjs.org/docs/messages/node-module-in-edge-runtime");
			assertThat(run.call("join")).contains("'path' module");
		}
	}

	@Test
	void isDeterministic() {
		Map<String, String> files = Map.of("a.js", "import './b.js'; import './c.js'", "b.js", "", "c.js", "");
		assertThat(bundle("a.js", files).modules()).isEqualTo(bundle("a.js", files).modules());
	}

	@Test
	void limitsSize() {
		Bundle bundle = bundle("a.js", Map.of("a.js", "import './big.js'", "big.js", "// " + "x".repeat(2000)));
		assertThat(bundle.requireSize(10_000)).isSameAs(bundle);
		assertThatExceptionOfType(CodeSizeExceededException.class).isThrownBy(() -> bundle.requireSize(1000))
			.withMessageContaining("'fn' has 2,020 bytes")
			.withMessageContaining("limit of 1,000 bytes")
			.withMessageContaining("2,003 bytes  99.2 %  big.js")
			.withMessageContaining("spring.next.edge.limits.code-size");
	}

}
