package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Imports of the modules of Next.js, with both bundlers.
 */
class NextModulesTests {

	private static Bundle bundle(String bundler, Map<String, String> files) {
		Bundler found = ("plain".equals(bundler)) ? new PlainBundler() : EsbuildBundler.find();
		assumeTrue(found != null, () -> "esbuild is not here. " + EsbuildPlatform.current().advice());
		return found.bundle(new FunctionSource("fn", "app/fn.js", null, SourceTree.of(files)));
	}

	private static String run(String bundler, String code) {
		try (EdgeRun run = new EdgeRun(bundle(bundler, Map.of("app/fn.js", code)))) {
			return run.call("default");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			plain   | next/server
			plain   | next/server.js
			esbuild | next/server
			esbuild | next/server.js
			""")
	void servesModules(String bundler, String specifier) {
		assertThat(run(bundler,
				"import { NextResponse as R } from '" + specifier + "';\nimport * as all from '" + specifier
						+ "';\nexport default async () => [R.json([1]).status, all.NextResponse === R, (await import('"
						+ specifier + "')).NextResponse === R].join()"))
			.isEqualTo("200,true,true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "esbuild" })
	void tellsWhatIsImported(String bundler) {
		Bundle bundle = bundle(bundler, Map.of("app/fn.js",
				"import { cookies } from 'next/headers'; import { Buffer } from 'node:buffer';\nexport default () => [cookies, Buffer]"));
		assertThat(bundle.builtIns()).containsExactlyInAnyOrder("next:headers", "node:buffer");
		assertThat(bundle.file()).isEqualTo("app/fn.js");
	}

	@ParameterizedTest
	@CsvSource({ "plain, next/image", "plain, next/link.js", "plain, next", "esbuild, next/image", "esbuild, next" })
	void namesModuleThatThereIsNot(String bundler, String specifier) {
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(() -> run(bundler, "\nimport x from '" + specifier + "';\nexport default () => x"))
			.withMessageContaining("app/fn.js:2:")
			.withMessageContaining(
					"'" + specifier + "' is imported, which is not one of the modules of Next.js that there are:"
							+ " 'next/cache', 'next/headers', 'next/navigation', 'next/server'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "esbuild" })
	void saysThatImagesCannotBeMade(String bundler) {
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(
					() -> run(bundler, "import { ImageResponse } from 'next/og';\nexport default () => ImageResponse"))
			.withMessageContaining("app/fn.js:1:")
			.withMessageContaining("'next/og' is imported, but images of JSX can't be made here");
	}

	@Test
	void namesExportThatThereIsNot() {
		assertThatExceptionOfType(BundleException.class)
			.isThrownBy(
					() -> run("plain", "import { useRouter } from 'next/navigation';\nexport default () => useRouter"))
			.withMessageContaining("app/fn.js:1:")
			.withMessageContaining(
					"'next/navigation' has no export 'useRouter'; it has RedirectType, forbidden, notFound");
	}

	@Test
	void winsOverThePackage(@TempDir Path project) throws IOException {
		EsbuildBundler bundler = EsbuildBundler.find();
		assumeTrue(bundler != null, () -> "esbuild is not here. " + EsbuildPlatform.current().advice());
		write(project, "package.json", "{}");
		write(project, "node_modules/next/server.js", "throw new Error('the package')");
		write(project, "node_modules/next/image.js", "module.exports = {}");
		write(project, "node_modules/lib/index.js",
				"const { NextResponse } = require('next/server'); exports.status = () => NextResponse.json(1).status;");
		write(project, "app/fn.js",
				"import { NextResponse } from 'next/server'; import { status } from 'lib';\nexport default () => [NextResponse.json(1).status, status()].join()");
		write(project, "app/image.js", "\nimport x from 'next/image'; export default x");
		try (EdgeRun run = new EdgeRun(bundler.bundle(FunctionSource.of(project, Path.of("app/fn.js"))))) {
			assertThat(run.call("default")).isEqualTo("200,200");
		}
		FunctionSource image = FunctionSource.of(project, Path.of("app/image.js"));
		assertThatExceptionOfType(BundleException.class).isThrownBy(() -> bundler.bundle(image))
			.withMessageContaining("app/image.js:2:")
			.withMessageContaining("'next/image' is imported, which is not one of the modules of Next.js");
	}

	private static void write(Path project, String path, String text) throws IOException {
		Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
