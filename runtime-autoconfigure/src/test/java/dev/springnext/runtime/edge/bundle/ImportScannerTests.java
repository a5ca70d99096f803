package dev.springnext.runtime.edge.bundle;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ImportScanner} and {@link DynamicImports}.
 */
class ImportScannerTests {

	@Test
	void findsAllForms() {
		assertThat(ImportScanner.scan("""
				import './a';import b from "b"
				import c, { d as e, default as f } from 'c';
				import * as g from 'g'; import h, * as i from 'h';
				export { j } from 'j'; export * from 'k'; export * as l from 'l'
				const m = await import('m'), n = import ( /* why */ "n" );
				import o from './o.json' with { type: 'json' };
				import{p}from'p';import{"q-r" as q}from'q'
				import.meta.url; export const x = 1; export { x as y };
				""")).extracting(ImportScanner.Import::specifier)
			.containsExactly("./a", "b", "c", "g", "h", "j", "k", "l", "m", "n", "./o.json", "p", "q");
	}

	@Test
	void tellsNamesLinesAndAttributes() {
		var imports = ImportScanner.scan(
				"import a, { b as c, d } from 'x';\n\nimport * as e from 'y';\nimport 'z.json' with { type: \"json\" }");
		assertThat(imports.get(0).names()).containsExactly("default", "b", "d");
		assertThat(imports.get(1).names()).containsExactly("*");
		assertThat(imports.get(1).line()).isEqualTo(3);
		assertThat(imports.get(2).json()).isTrue();
		assertThat(imports.get(0).json()).isFalse();
	}

	@Test
	void isNotFooledByWhatIsNoCode() {
		assertThat(ImportScanner.scan("""
				// import 'a'
				/* import 'b' */
				const s = "import 'c'", t = 'import "d"', u = `import 'e' ${ `${ 1 }` } import('f')`;
				const r = /import 'g'["'`]/, q = 4 / 2; const v = a / import_ / 'h';
				const o = { import: 1 }; o.import('i'); if (/[/'"]/.test("x")) {}
				return_: for (;;) { break return_; }
				""")).isEmpty();
	}

	@Test
	void findsImportsInTemplates() {
		assertThat(ImportScanner.scan("`${import('a')} ${`${ { b: import('b') }.b }`}`; import('c')"))
			.extracting(ImportScanner.Import::specifier)
			.containsExactly("a", "b", "c");
	}

	@Test
	void survivesBrokenCode() {
		for (String code : new String[] { "import", "import {", "import '", "`${", "/", "/[", "\"\\", "import(",
				"export *", "import a from", "}", "`}" }) {
			assertThat(ImportScanner.scan(code)).isEmpty();
			assertThat(DynamicImports.guard(code)).isEqualTo(code);
		}
	}

	@Test
	void guardsDynamicImportsThatAreNotLiteral() {
		String guard = "globalThis[Symbol.for('edge.specifier')](";
		assertThat(DynamicImports.guard("import('./a')")).isEqualTo("import('./a')");
		assertThat(DynamicImports.guard("import(a)")).isEqualTo("import(" + guard + "a))");
		assertThat(DynamicImports.guard("import('a' + f(b, c), { with: {} })"))
			.isEqualTo("import(" + guard + "'a' + f(b, c)), { with: {} })");
		assertThat(DynamicImports.guard("import('data:text/javascript,1')"))
			.isEqualTo("import(" + guard + "'data:text/javascript,1'))");
		assertThat(DynamicImports.guard("import(await import(x))"))
			.isEqualTo("import(" + guard + "await import(" + guard + "x))))");
	}

}
