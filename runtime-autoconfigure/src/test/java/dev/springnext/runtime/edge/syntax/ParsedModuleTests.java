package dev.springnext.runtime.edge.syntax;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the parser keeps of a module.
 */
class ParsedModuleTests {

	@Test
	void exportsOfEveryKindAreKept() {
		ParsedModule module = parse("a.ts", """
				export const a = 1, { b, c: [d = 2, ...e] } = x
				export let f
				export var g: string = ''
				export async function* h() {}
				export abstract class I {}
				export const enum J { K }
				export namespace L.M { export const hidden = 1 }
				export { n, o as p, default as q, "r s" } from './other'
				export * from './all'
				export * as t from './names'
				const u = 1
				export { u, u as "v w" }
				export default () => {}
				""");
		assertThat(module.exports()).extracting(ModuleExport::kind, ModuleExport::name, ModuleExport::local)
			.extracting((tuple) -> tuple.toList().toString())
			.containsExactly("[CONST, a, a]", "[CONST, b, b]", "[CONST, d, d]", "[CONST, e, e]", "[LET, f, f]",
					"[VAR, g, g]", "[FUNCTION, h, h]", "[CLASS, I, I]", "[OBJECT, J, J]", "[OBJECT, L, L]",
					"[FROM, n, n]", "[FROM, p, o]", "[FROM, q, default]", "[FROM, r s, r s]", "[FROM, *, null]",
					"[FROM, t, null]", "[LIST, u, u]", "[LIST, v w, u]", "[DEFAULT, default, null]");
		assertThat(module.export("p")).extracting(ModuleExport::from).isEqualTo("./other");
	}

	@Test
	void typesAreNoExports() {
		ParsedModule module = parse("a.ts", """
				export type runtime = 'edge'
				export interface dynamic {}
				export declare const config: object
				export declare function f(): void
				export type { revalidate } from './x'
				export { type maxDuration } from './x'
				export type * from './y'
				export default interface Z {}
				declare module 'm' { export const fetchCache: 'auto'; export default x }
				declare global { export const inner: 1 }
				export = 1
				export as namespace N
				""");
		assertThat(module.exports()).allMatch((export) -> export.kind() == ModuleExport.Kind.TYPE);
		assertThat(List.of("runtime", "dynamic", "config", "f", "revalidate", "maxDuration", "default", "fetchCache"))
			.allMatch((name) -> module.export(name) == null);
	}

	@Test
	void importsAreKeptWithNamesAndAttributes() {
		ParsedModule module = parse("a.ts", """
				import './effect'
				import a, { b as c, default as d, type E, type as as, "f g" as h } from './x' with { type: 'json' }
				import * as i from './y'
				import type J from './j'
				import type from './type'
				import type, { k } from './k'
				import type L = require('./l')
				import m = require('./m')
				import N = O.P
				const q = async () => { await import('./dynamic'); return import(computed) }
				let r: import('./types').R
				""");
		assertThat(module.imports()).extracting((item) -> item.kind() + " " + item.specifier())
			.containsExactly("IMPORT ./effect", "IMPORT ./x", "IMPORT ./y", "TYPE ./j", "IMPORT ./type", "IMPORT ./k",
					"TYPE ./l", "REQUIRE ./m", "DYNAMIC ./dynamic", "TYPE ./types");
		ModuleImport second = module.imports().get(1);
		assertThat(second.names()).extracting((name) -> name.imported() + " " + name.local() + " " + name.type())
			.containsExactly("default a false", "b c false", "default d false", "E E true", "type as false",
					"f g h false");
		assertThat(second.attributes()).isEqualTo(Map.of("type", "json"));
		assertThat(module.source().text(second.start(), second.end())).isEqualTo("'./x'");
		assertThat(module.source().place(second.start())).isEqualTo(new Place("a.ts", 2, 73));
	}

	@Test
	void directivesStandBeforeEverythingElse() {
		assertThat(parse("a.js", "#!/usr/bin/env node\n/* c */ 'use strict'\n\"use client\"; f()\n'late'").directives())
			.containsExactly("use strict", "use client");
		assertThat(parse("a.js", "'use client' + x").directives()).isEmpty();
		assertThat(parse("a.js", "('use client')").directives()).isEmpty();
		assertThat(parse("a.js", "'use client'\n.length").directives()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			'edge'                  | edge
			"a\\x41\\u0041\\u{1F600}\\n" | ~aAA\uD83D\uDE00
			~
			`edge`                  | edge
			""")
	void stringsAreRead(String literal, String value) {
		Expression expression = value("a.js", literal);
		assertThat((expression instanceof Expression.Template template) ? template.text()
				: ((Expression.Literal) expression).value())
			.isEqualTo(value);
	}

	@Test
	void numbersAreRead() {
		assertThat(literal("1_000.5e1")).isEqualTo(10005.0);
		assertThat(literal("0xFF")).isEqualTo(255.0);
		assertThat(literal("0b1_01")).isEqualTo(5.0);
		assertThat(literal(".5")).isEqualTo(0.5);
		assertThat(literal("5.")).isEqualTo(5.0);
		assertThat(literal("017")).isEqualTo(15.0);
		assertThat(literal("10n")).isEqualTo(BigInteger.TEN);
		assertThat(literal("true")).isEqualTo(true);
		assertThat(literal("null")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "('edge')", "'edge' as const", "'edge' satisfies string", "'edge' as unknown as Edge<1>",
			"('edge')!", "('edge' as const)!", "<const>'edge'", "<T.U>('edge')" })
	void whatTypeScriptAddsIsLeftOut(String literal) {
		assertThat(value("a.ts", literal)).isInstanceOfSatisfying(Expression.Literal.class,
				(found) -> assertThat(found.value()).isEqualTo("edge"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			a + b               ; BinaryExpression
			a || b              ; BinaryExpression
			a ? b : c           ; ConditionalExpression
			f()                 ; CallExpression
			a.b                 ; MemberExpression
			a['b']              ; MemberExpression
			a?.b                ; OptionalChainingExpression
			new A               ; NewExpression
			async () => {}      ; ArrowFunctionExpression
			x => y              ; ArrowFunctionExpression
			(x, y = 1, ...z) => y ; ArrowFunctionExpression
			function () {}      ; FunctionExpression
			class {}            ; ClassExpression
			a = b               ; AssignmentExpression
			a++                 ; UpdateExpression
			-1                  ; UnaryExpression
			await x             ; AwaitExpression
			(a, b)              ; SequenceExpression
			import.meta         ; MetaProperty
			x`y`                ; TaggedTemplateExpression
			`${x}`              ; TemplateLiteral
			/x/g                ; RegExpLiteral
			this                ; ThisExpression
			<a>it's</a>         ; JSXElement
			<></>               ; JSXFragment
			undefined           ; Identifier
			[1]                 ; ArrayExpression
			({ a: 1 })          ; ObjectExpression
			""")
	void everythingElseHasItsType(String code, String type) {
		assertThat(value("a.js", code).type()).isEqualTo(type);
	}

	@Test
	void objectsAndArraysAreKept() {
		Expression.ObjectLiteral object = (Expression.ObjectLiteral) value("a.js",
				"{ a: [1, , ...b], 'c-d': x, 1.0: y, e, [f]: z, g() {}, get h() { return 1 }, async *i() {}, ...j }");
		assertThat(object.members()).extracting((member) -> member.kind() + " " + member.key())
			.containsExactly("VALUE a", "VALUE c-d", "VALUE 1", "SHORTHAND e", "COMPUTED ", "METHOD g", "METHOD h",
					"METHOD i", "SPREAD ");
		Expression.ArrayLiteral array = (Expression.ArrayLiteral) object.members().get(0).value();
		assertThat(array.elements()).extracting((element) -> (element != null) ? element.type() : "none")
			.containsExactly("Literal", "none", "SpreadElement");
	}

	@Test
	void placesCountLinesOfEveryKind() {
		ParsedModule module = parse("a.js", "// 1\r\n// 2\r// 3\u2028// 4\nexport const x = 1");
		ModuleExport export = export(module, "x");
		assertThat(module.source().place(export.start())).hasToString("a.js:5:14");
		assertThat(module.source().line(5)).isEqualTo("export const x = 1");
		assertThat(module.source().line(1)).isEqualTo("// 1");
	}

	@Test
	void whatLooksLikeAnExportInTextIsNone() {
		ParsedModule module = parse("a.js", """
				// export const a = 1
				const b = `export const c = ${`export const d = ${1}`}`, e = /export const f = 1/, g = 'export const h'
				const i = <p>export const j = 1; it's {/* export const k */ 1}</p>
				function l() { return /['"`]/.test(m) / 2 / n }
				export const x = 1
				""");
		assertThat(module.exports()).extracting(ModuleExport::name).containsExactly("x");
	}

	@Test
	void errorsHaveTheirPlace() {
		assertThatExceptionOfType(SyntaxException.class)
			.isThrownBy(() -> parse("app/x/route.ts", "export const a = 1\nexport const runtime = = 'edge'\n"))
			.withMessage("app/x/route.ts:2:24: Unexpected '='")
			.satisfies((ex) -> {
				assertThat(ex.place()).isEqualTo(new Place("app/x/route.ts", 2, 24));
				assertThat(ex.problem()).isEqualTo("Unexpected '='");
				assertThat(ex.sourceLine()).isEqualTo("export const runtime = = 'edge'");
			});
	}

	private static @Nullable Object literal(String code) {
		return ((Expression.Literal) value("a.js", code)).value();
	}

	private static Expression value(String file, String code) {
		Expression value = export(parse(file, "export const x = " + code + "\nf()"), "x").value();
		assertThat(value).isNotNull();
		return value;
	}

	private static ModuleExport export(ParsedModule module, String name) {
		ModuleExport export = module.export(name);
		assertThat(export).isNotNull();
		return export;
	}

	private static ParsedModule parse(String file, String code) {
		return ParsedModule.parse(file, code);
	}

}
