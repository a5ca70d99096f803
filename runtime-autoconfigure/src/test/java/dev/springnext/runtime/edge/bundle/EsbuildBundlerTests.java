package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link EsbuildBundler}.
 */
class EsbuildBundlerTests {

	private EsbuildBundler bundler;

	@TempDir
	private Path project;

	@BeforeEach
	void findEsbuild() throws IOException {
		EsbuildBundler found = EsbuildBundler.find();
		assumeTrue(found != null, () -> "esbuild is not here. " + EsbuildPlatform.current().advice());
		this.bundler = found;
		write("package.json", "{}");
	}

	private void write(String path, String text) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private Bundle bundle(String path) {
		return this.bundler.bundle(FunctionSource.of(this.project.resolve(path)));
	}

	@Test
	void compilesTypeScriptAndJsx() throws IOException {
		write("tsconfig.json", "{\"compilerOptions\":{\"jsx\":\"preserve\",\"jsxImportSource\":\"h\"}}");
		write("node_modules/h/jsx-runtime.js",
				"export const jsx = (tag, props) => `<${tag}>${props.children}</${tag}>`;");
		write("app/page.tsx", """
				enum E { A = 'a' }
				const title: string = E.A;
				export default async (): Promise<string> => { using x = null; return <b>{title}</b>; };
				""");
		try (EdgeRun run = new EdgeRun(bundle("app/page.tsx"))) {
			assertThat(run.call("default")).isEqualTo("<b>a</b>");
		}
	}

	@Test
	void resolvesPackagesAsOnTheEdge() throws IOException {
		write("node_modules/a/package.json",
				"{\"exports\":{\".\":{\"edge-light\":\"./edge.js\",\"node\":\"./node.js\",\"default\":\"./x.js\"}}}");
		write("node_modules/a/edge.js", "export default 'edge'");
		write("node_modules/b/package.json", "{\"main\":\"main.cjs\",\"module\":\"esm.js\"}");
		write("node_modules/b/esm.js", "export default 'module'");
		write("node_modules/c/index.js",
				"const E = require('events'); const fs = require('fs'); class X extends E {}; module.exports = { X, read: () => fs.readFileSync('x'), Buffer: require('node:buffer').Buffer };");
		write("fn.ts",
				"""
						import a from 'a'; import b from 'b'; import { X, Buffer, read } from 'c'; import { EventEmitter } from 'node:events';
						export default () => [a, b, new X() instanceof EventEmitter, Buffer.from('hi').toString('hex'), process.env.NODE_ENV, process.env.NEXT_RUNTIME].join();
						export const fail = () => read();
						""");
		Bundle bundle = bundle("fn.ts");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("default")).isEqualTo("edge,module,true,6869,production,edge");
			assertThat(run.call("fail")).contains("does not support Node.js 'fs' module");
		}
		assertThat(bundle.warnings()).extracting(BundleWarning::toString)
			.containsExactly(
					"node_modules/c/index.js:1: A Node.js module is loaded ('fs' at line 1) which is not supported in the Edge Runtime.");
	}

	@Test
	void bringsAssets() throws IOException {
		Files.write(this.project.resolve("x.wasm"), new byte[] { 0, 'a', 's', 'm', 1, 0, 0, 0 });
		write("t.txt", "text");
		write("j.json", "{\"k\":1}");
		write("a/fn.ts", """
				import w from '../x.wasm?module'; import t from '../t.txt'; import { k } from '../j.json';
				export default () => [w instanceof WebAssembly.Module, t, k].join();
				""");
		Bundle bundle = bundle("a/fn.ts");
		assertThat(bundle.assets()).hasSize(1);
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("default")).isEqualTo("true,text,1");
		}
	}

	@Test
	void bringsFilesThatCodeFetches() throws IOException {
		write("lib/data.bin", "bytes");
		write("lib/load.ts", "export const url = new URL('./data.bin', import.meta.url);");
		write("api/fn.ts", "import { url } from '../lib/load'; export default () => url.pathname;");
		Bundle bundle = bundle("api/fn.ts");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(bundle.assets().keySet()).containsExactly(run.call("default").substring(1));
		}
	}

	@Test
	void mapsStackTracesToSources() throws IOException {
		write("lib/deep.ts",
				"interface A { x: number }\n\nexport function deep(a?: A): never {\n  throw new Error('deep');\n}\n");
		write("fn.ts",
				"import { deep } from './lib/deep';\nexport default () => {\n  try { deep(); } catch (e) { return (e as Error).stack; }\n};\n");
		Bundle bundle = bundle("fn.ts");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(new StackTraces(bundle).original(run.call("default"))).contains("at deep (lib/deep.ts:4:9)")
				.contains("fn.ts:3:9");
		}
	}

	@Test
	void tellsErrorsWithTheirPlaces() throws IOException {
		write("fn.ts", "import { x } from './gone';\nimport y from 'nope';\nexport default () => x + y;\n");
		assertThatExceptionOfType(BundleException.class).isThrownBy(() -> bundle("fn.ts"))
			.withMessageContaining("fn.ts:1:19: Could not resolve \"./gone\"")
			.withMessageContaining("import { x } from './gone';")
			.withMessageContaining("fn.ts:2:15: Could not resolve \"nope\"")
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(2));
	}

	@Test
	void bundlesSourceInMemory() {
		Bundle bundle = this.bundler.bundle(FunctionSource.of("in memory!", FunctionSource.Language.TYPESCRIPT,
				"export default (): number => 1 as number;"));
		assertThat(bundle.entry()).isEqualTo("in-memory-.js");
		try (EdgeRun run = new EdgeRun(bundle)) {
			assertThat(run.call("default")).isEqualTo("1");
		}
		Bundle several = this.bundler.bundle(new FunctionSource("tree", "a/b.ts", null, SourceTree.of(Map.of("a/b.ts",
				"import { c } from '../c.js'; export default () => c;", "c.ts", "export const c: string = 'c';"))));
		try (EdgeRun run = new EdgeRun(several)) {
			assertThat(run.call("default")).isEqualTo("c");
		}
	}

	@Test
	void isDeterministicAndSafeForConcurrentUse() throws IOException {
		write("fn.ts",
				"import fs from 'fs'; import { EventEmitter } from 'events'; export default () => [fs, EventEmitter];");
		String expected = bundle("fn.ts").modules().toString().replaceAll("SourceMap@\\w+", "");
		List<CompletableFuture<Bundle>> bundles = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> bundle("fn.ts")))
			.toList();
		assertThat(bundles)
			.allSatisfy((each) -> assertThat(each.join().modules().toString().replaceAll("SourceMap@\\w+", ""))
				.isEqualTo(expected));
		assertThat(expected).doesNotContain(this.project.toString());
	}

	@Test
	void measuresOriginalModules() throws IOException {
		write("node_modules/big/index.js", "export default '" + "x".repeat(5000) + "'");
		write("fn.ts", "export { default } from 'big'");
		Bundle bundle = bundle("fn.ts");
		assertThat(bundle.size().parts().get(0).path()).isEqualTo("node_modules/big/index.js");
		assertThatExceptionOfType(CodeSizeExceededException.class).isThrownBy(() -> bundle.requireSize(1000))
			.withMessageContaining("node_modules/big/index.js");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void killsProcessThatTakesTooLong() throws IOException {
		Path slow = this.project.resolve("slow.sh");
		Files.writeString(slow, "#!/bin/sh\nsleep 60\n");
		assertThat(slow.toFile().setExecutable(true)).isTrue();
		write("fn.ts", "");
		long started = System.nanoTime();
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> new EsbuildBundler(slow, Duration.ofMillis(200))
				.bundle(FunctionSource.of(this.project.resolve("fn.ts"))))
			.withMessageContaining("did not end within 200 ms");
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void killsProcessWhenInterrupted() throws IOException {
		Path slow = this.project.resolve("slow.sh");
		Files.writeString(slow, "#!/bin/sh\nsleep 60\n");
		assertThat(slow.toFile().setExecutable(true)).isTrue();
		write("fn.ts", "");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> new EsbuildBundler(slow, Duration.ofSeconds(60))
				.bundle(FunctionSource.of(this.project.resolve("fn.ts"))))
			.withMessageContaining("Interrupted");
		assertThat(Thread.interrupted()).isTrue();
	}

}
