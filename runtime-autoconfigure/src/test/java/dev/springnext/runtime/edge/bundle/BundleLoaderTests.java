package dev.springnext.runtime.edge.bundle;

import java.util.concurrent.CompletionException;

import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.engine.IsolateSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BundleLoader} and {@link BundleFileSystem}.
 */
class BundleLoaderTests {

	private static EdgeRun load(String code) {
		return new EdgeRun(
				new PlainBundler().bundle(FunctionSource.of("fn", FunctionSource.Language.JAVASCRIPT, code)));
	}

	@Test
	void awaitsTopLevel() {
		try (EdgeRun run = load("export const x = await Promise.resolve(3); export default () => x;")) {
			assertThat(run.call("default")).isEqualTo("3");
		}
	}

	@Test
	void failsWithWhatModuleThrows() {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> load("\nnull.foo"))
			.withCauseInstanceOf(PolyglotException.class)
			.withMessageContaining("Cannot read property 'foo' of null");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> load("let let = (;"))
			.withMessageContaining("SyntaxError");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> load("throw 5"))
			.withMessageContaining("A module threw 5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/etc/passwd", "file:///etc/passwd", "../../../../etc/passwd", "./../etc/passwd",
			"https://example.com/x.js", "left-pad", "./gone.js", "npm:x", "c:\\\\x", "\\\\\\\\server\\\\x" })
	void reachesNothingOutsideOfBundle(String specifier) {
		assertThat(EdgeRun.run("const s = '" + specifier + "'; export default () => import(s)")).startsWith("Error: ")
			.contains("Cannot find module");
	}

	@Test
	void namesNativeModulesThatAreMissing() {
		assertThat(EdgeRun.run("const s = 'node:fs'; export default () => import(s)"))
			.isEqualTo("Error: Native module not found: fs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "data:text/javascript,export%20default%201", " DATA:text/javascript,1",
			"data:application/json,1" })
	void makesNoCodeOfStrings(String specifier) {
		String code = "const s = '" + specifier + "'; export default async () => Object.keys(await import(s))";
		assertThat(EdgeRun.run(code)).isEqualTo("Error: Code generation from strings disallowed for this context");
	}

	@Test
	void makesCodeOfStringsWhereAllowed() {
		assertThat(EdgeRun.run(
				"const s = 'data:text/javascript,export%20default%207'; export default async () => (await import(s)).default",
				IsolateSettings.of("test").withAllowEval(true)))
			.isEqualTo("7");
	}

	@Test
	void servesModulesOfNode() {
		for (BuiltInModule module : BuiltInModules.served()) {
			if (!module.isOfNode()) {
				continue;
			}
			String name = module.name();
			assertThat(EdgeRun.run("const s = '" + name + "'; import x from 'node:" + name
					+ "'; export default async () => { const m = await import(s); return m.default === x && m.default === process.getBuiltinModule('node:"
					+ name + "'); }"))
				.isEqualTo("true");
		}
	}

	@Test
	void servedModulesHaveTheNamesThatTheyAreSaidToHave() {
		for (BuiltInModule module : BuiltInModules.served()) {
			String specifier = (module.isOfNode()) ? module.id() : "next/" + module.name();
			for (String export : module.exports()) {
				assertThat(EdgeRun.run("import m from '" + specifier + "'; export default () => typeof m." + export))
					.as(specifier + "." + export)
					.isNotEqualTo("undefined");
			}
		}
	}

	@Test
	void guestCodeCannotReplaceModules() {
		assertThat(EdgeRun
			.run("""
					const s = 'node:events';
					export default async () => {
					  globalThis.process = undefined;
					  Symbol.for = String.prototype.slice = String.prototype.startsWith = () => 'x';
					  const key = Object.getOwnPropertySymbols(globalThis).find((each) => each.description === 'edge.modules');
					  try { globalThis[key] = 1; } catch (e) { }
					  delete globalThis[key];
					};"""))
			.contains("not a configurable property");
	}

	@Test
	void stackTracesNameModules() {
		assertThat(EdgeRun.run("export default () => {\n  try { null.x } catch (e) { return e.stack }\n}"))
			.contains("/test.js:2:9");
	}

}
