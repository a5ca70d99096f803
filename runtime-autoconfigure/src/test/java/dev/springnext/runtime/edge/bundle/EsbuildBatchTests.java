package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
 * Tests for many bundles at once: each is the same as if it were made alone.
 */
class EsbuildBatchTests {

	private Path executable;

	private EsbuildBundler bundler;

	@TempDir
	private Path project;

	@TempDir
	private Path other;

	private SourceTree tree;

	@BeforeEach
	void findEsbuild() {
		Path found = new EsbuildBinary(EsbuildPlatform.current(), EsbuildBinary.userCache())
			.find(getClass().getClassLoader());
		assumeTrue(found != null, () -> "esbuild is not here. " + EsbuildPlatform.current().advice());
		this.executable = found;
		this.bundler = new EsbuildBundler(found, Duration.ofSeconds(60));
		this.tree = SourceTree.of(this.project);
	}

	@Test
	void eachHasItsOwnCodeAssetsWarningsAndInputs() throws IOException {
		write("lib/shared.ts", "export const shared: string = 'shared'; if (typeof shared === 'nul') { shared; }");
		write("lib/unused.js", "export const unused = 1;");
		Files.write(this.project.resolve("lib/x.wasm"), new byte[] { 0, 'a', 's', 'm', 1, 0, 0, 0 });
		write("app/a/[id]/route.ts",
				"import { shared } from '../../../lib/shared'; import w from '../../../lib/x.wasm?module'; export default () => [shared, w instanceof WebAssembly.Module].join();");
		write("app/b/route.js",
				"import { unused } from '../../lib/unused.js'; import fs from 'fs'; export default () => 'b'; export const fail = () => fs.x();");
		write("app/c/route.js", "export default () => { throw new Error('c'); };");
		Map<String, Bundling> all = bundle("app/a/[id]/route.ts", "app/b/route.js", "app/c/route.js");
		for (Map.Entry<String, Bundling> each : all.entrySet()) {
			Bundle together = each.getValue().bundle();
			Bundle alone = this.bundler.bundle(source(each.getKey()));
			assertThat(together.modules().keySet()).isEqualTo(alone.modules().keySet());
			assertThat(together.modules().get(together.entry()).code())
				.isEqualTo(alone.modules().get(alone.entry()).code());
			assertThat(together.assets().keySet()).isEqualTo(alone.assets().keySet());
			assertThat(together.warnings()).isEqualTo(alone.warnings());
			assertThat(together.size()).isEqualTo(alone.size());
			assertThat(together.inputs()).isEqualTo(alone.inputs());
			assertThat(together.builtIns()).isEqualTo(alone.builtIns());
			assertThat(together.sourceMap(together.entry()).sources())
				.isEqualTo(alone.sourceMap(alone.entry()).sources());
		}
		assertThat(all.get("app/a/[id]/route.ts").bundle().warnings()).hasSize(1);
		assertThat(all.get("app/b/route.js").bundle().inputs()).contains("app/b/route.js", "lib/unused.js")
			.doesNotContain("lib/shared.ts");
		try (EdgeRun run = new EdgeRun(all.get("app/a/[id]/route.ts").bundle())) {
			assertThat(run.call("default")).isEqualTo("shared,true");
		}
	}

	@Test
	void mistakesAreToldToThoseWhoHaveThem() throws IOException {
		write("lib/broken.js", "export const x = (;");
		write("lib/chain.js", "export { x } from './broken.js';");
		write("good.js", "export default () => 'good';");
		write("own.js", "export default () => {");
		write("uses.js", "import { x } from './lib/chain.js'; export default () => x;");
		write("imports.js", "import './own.js'; export default () => 1;");
		write("names.js", "import { absent } from './good.js'; export default () => absent;");
		Map<String, Bundling> all = bundle("own.js", "uses.js", "good.js", "imports.js", "names.js", "absent.js");
		assertThat(all.keySet()).containsExactly("own.js", "uses.js", "good.js", "imports.js", "names.js", "absent.js");
		assertThat(all.get("good.js").bundle().name()).isEqualTo("good.js");
		for (String bad : List.of("own.js", "uses.js", "imports.js", "names.js", "absent.js")) {
			BundleException alone = error(() -> this.bundler.bundle(source(bad)));
			assertThat(error(all.get(bad)::bundle)).hasMessage(alone.getMessage());
		}
	}

	@Test
	void mistakeBehindAMistakeIsNotLost() throws IOException {
		write("deep.js", "export const x = (;");
		write("lib.js", "import { x } from './deep.js'; import './absent.js';");
		write("uses.js", "import './lib.js'; export default () => 1;");
		write("good.js", "export default () => 'good';");
		Map<String, Bundling> all = bundle("uses.js", "good.js");
		assertThat(all.get("good.js").bundle()).isNotNull();
		assertThat(error(all.get("uses.js")::bundle).problems()).extracting(BundleException.Problem::file)
			.containsExactlyInAnyOrder("lib.js", "deep.js");
	}

	@Test
	void sourcesOfOtherRootsAndInMemoryGoAlong() throws IOException {
		write("a.js", "export default () => 'a';");
		Files.writeString(this.other.resolve("a.js"), "export default () => 'other';");
		FunctionSource own = source("a.js");
		FunctionSource elsewhere = FunctionSource.of(this.other, Path.of("a.js"));
		FunctionSource inMemory = FunctionSource.of("m", FunctionSource.Language.TYPESCRIPT,
				"export default (): string => 'm';");
		Map<FunctionSource, Bundling> all = this.bundler.bundleAll(List.of(inMemory, own, elsewhere, own));
		assertThat(all.keySet()).containsExactly(inMemory, own, elsewhere);
		assertThat(all.get(own).bundle().modules().get("a.js").code()).contains("\"a\"");
		assertThat(all.get(elsewhere).bundle().modules().get("a.js").code()).contains("other");
		assertThat(all.get(inMemory).bundle().modules().get("m.js").code()).contains("m");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void fewProcessesBundleMany() throws IOException {
		Path runs = this.other.resolve("runs");
		Path counting = this.other.resolve("esbuild");
		Files.writeString(counting, "#!/bin/sh\necho run >> '" + runs + "'\nexec '" + this.executable + "' \"$@\"\n");
		assertThat(counting.toFile().setExecutable(true)).isTrue();
		this.bundler = new EsbuildBundler(counting, Duration.ofSeconds(60));
		write("lib/broken.js", "export const x = (;");
		String[] paths = IntStream.range(0, 100).mapToObj((i) -> "app/r" + i + "/route.js").toArray(String[]::new);
		for (int i = 0; i < paths.length; i++) {
			write(paths[i], ((i % 2 == 0) ? "import '../../lib/broken.js';" : "") + "export default () => " + i + ";");
		}
		Map<String, Bundling> all = bundle(paths);
		assertThat(all.get("app/r99/route.js").bundle().modules().get("app/r99/route.js").code()).contains("99");
		assertThat(error(all.get("app/r98/route.js")::bundle).problems()).extracting(BundleException.Problem::file)
			.containsExactly("lib/broken.js");
		assertThat(Files.readAllLines(runs)).hasSize(2);
	}

	@Test
	void toolThatFailsIsToldToAll() throws IOException {
		write("a.js", "export default () => 'a';");
		write("b.js", "export default () => 'b';");
		this.bundler = new EsbuildBundler(this.project.resolve("absent"), Duration.ofSeconds(60));
		Map<String, Bundling> all = bundle("a.js", "b.js");
		assertThat(error(all.get("a.js")::bundle)).hasMessageContaining("'a.js' can't be bundled");
		assertThat(error(all.get("b.js")::bundle)).hasMessageContaining("'b.js' can't be bundled");
	}

	private Map<String, Bundling> bundle(String... paths) {
		Map<FunctionSource, Bundling> all = this.bundler.bundleAll(Arrays.stream(paths).map(this::source).toList());
		return all.keySet()
			.stream()
			.collect(Collectors.toMap(FunctionSource::path, all::get, (one, two) -> one, java.util.LinkedHashMap::new));
	}

	private FunctionSource source(String path) {
		return new FunctionSource(path, path, null, this.tree);
	}

	private static BundleException error(java.util.concurrent.Callable<?> action) {
		return assertThatExceptionOfType(BundleException.class).isThrownBy(action::call).actual();
	}

	private void write(String path, String text) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
