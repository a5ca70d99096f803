package dev.springnext.runtime.edge.syntax;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is a module, and what is not. Each source is followed by an export, so that
 * nothing before it may be read for too long.
 */
class GrammarTests {

	static final List<String> JAVASCRIPT = List.of("a = b / c / d", "a = b\n/c/g", "if (a) /b/.test(c)", "f(a) / b / c",
			"a = {} / 1", "({}) / 1", "{} /a'/", "a++ / 2", "a = [] / b['/']", "x = a ? /b/ : /[/'\"]/g",
			"return_ = yield_ => /a/", "function* g() { yield /a/; yield\n/a/g; yield* b }", "a = `${/`/}${`${b}`}`",
			"tag`\\u{bad}`", "a = b\n++c", "a\n;[b] = c", "let async; async\nfunction f() {}", "async => async",
			"async (x) => x", "async(x)", "async function f() { for await (const x of y) await x }",
			"for (async of => 1;;) break", "for (let in x) y", "for (let of of xs) y", "for (const x of [1, 2]) ;",
			"for (var i = 0 in {}) ;",
			"for (let i = 0, n = 'a' in b ? 1 : 2; i < n; i++) ;".replace("'a' in b", "('a' in b)"),
			"label: for (;;) { continue label }", "do x(); while (y) z()", "if (a) b; else if (c) d; else e",
			"switch (a) { case b: c; default: d }", "try { a } catch { b } finally { c }",
			"try { a } catch ({ b }) { c }",
			"class A extends (b, C) { #x = 1; static #y; static { this.#y } get x() { return #x in this } static async *[z]() {} 'q' = 1; 1 = 2; get; set; static; async; get = 1 }",
			"class A { static\nget\nx() {} }", "@a @b.c(d) @(e) class F { @g h; @i() j() {} }", "a = @b class {}",
			"let { a, b: { c = 1 }, ...d } = e, [f, , ...g] = h", "({ a = 1 } = b)", "({ a, b: [c] } = d)",
			"({ a = 1 }) => a", "(a, { b }, [c] = [], ...d) => {}", "f(...a, b,)", "new A", "new a.b.C()",
			"new (f())()", "new new A()()", "function F() { new.target }", "a ?? b", "a?.b?.[c]?.(d)", "a ?.5 : 1",
			"a ** b ** c", "import.meta.url", "await a", "const b = await import('c')", "using a = b",
			"await using a = b", "a = 1_0.0e-1_0", "a = 0b1n", "var \\u0061b, ünï, $_, 变量", "a = '\\\n'",
			"a = <a b='\\' c={d} {...e} f-g=\"it's\" h:i j=<k/>>it's {x} &amp; <l.m/>{/* */}</a>", "a = b < c > d",
			"a = <></>", "a = <b>{...c}</b>", "a = x => ({}), b", "a = () => {}\n(b)", "a = () => {}\n/c/g",
			"a => b => c => d", "while (a) if (b) break; else continue", "with (a) b", "debugger", "throw a\n",
			"var let_ = yield_, of, get, set, type, as, from",
			"x = { get a() {}, set a(b) {}, async c() {}, *d() {}, async *e() {}, get: 1, set, async, 'f': 1, 1: 2, [g]: 3, ...h, __proto__: null }",
			"export * as default from 'x'; import { default as y } from 'z'", "import a, * as b from 'c'",
			"import {} from 'a'; export {}", "import a from 'b' assert { type: 'json' }",
			"import defer * as a from 'b'", "import source a from 'b'", "type\n= 1; interface_ = 2; declare\nlet x",
			"a = b ? (c, d) : e", "a = b ? (c) : d => e", "a = b ? (c) => (d) : e");

	static final List<String> TYPESCRIPT = List.of("let a: string | undefined = b", "let a!: number", "a!.b![c]!()",
			"a = <T>b", "a = <T>(b)", "a = <T>(b) => c", "a = <T,>(b: T): T => c", "a = async <T>(b: T) => c",
			"a = <T extends U = V, const W>(b) => c", "f<T>(a)", "f<A, B<C<D>>>(a)",
			"a = b < c, d > (e)".replace("b < c, d > (e)", "b<c, d>(e)"), "new Map<string, Set<number>>()",
			"a = b < c && d > e", "i < n; j >> 1; k >>> 2; l >= 3; m >>= 4", "if (a < b || c > d) ;", "f<T>`x`",
			"a?.<T>(b)", "a = f<T>", "class A extends B<C> implements D<E>, F {}",
			"(a: string, b?: number, { c }: D = {}, [e]: F[], ...g: H[]): void => {}", "(this: A) => b",
			"function f(this: A, b?: B): asserts b is C {}", "function f(a): a is B; function f(a) { return true }",
			"a = b ? (c): d => e : f", "a = b ? (c) : (d): e => f", "a = b ? (c, d) : e", "a = b ? c : (d): e => f",
			"a = (b?: c) => d", "a = b ? (c ? d : e) : f", "type A = B extends C ? D : E",
			"type A<T> = T extends (infer U extends string)[] ? U : never",
			"type A = (<T>() => T extends B ? 1 : 2) extends <T>() => T extends C ? 1 : 2 ? true : false",
			"type A = T extends () => infer R extends string ? R : never ? 1 : 2".replace(" ? 1 : 2", ""),
			"type A = { [K in keyof T as `x${K}`]-?: T[K] }", "type A = { -readonly [K in T]: U }",
			"type A = { readonly [k: string]: B; (a): C; new (b): D; get e(): F; set e(f); g?(): H, 'i': J }",
			"type A = [b: C, d?: E, ...f: G[]]", "type A = [B?, ...C]", "type A = typeof b.c<D>",
			"type A = import('b', { with: { 'resolution-mode': 'import' } }).C<D>", "type A = keyof typeof b[number]",
			"type A = unique symbol", "type A = abstract new (...a) => B", "type A = | B | & C",
			"type A = ((a: B) => C)[]", "type A = ({ a }: B, [c]: D) => E", "type A = -1 | 1n | 'a' | `b${C}`",
			"type A = (new () => B) | (() => C)", "type A = asserts", "type A<in out T> = T",
			"type A = B[][number]['c']", "let a: typeof this.b", "let x: A\n[b] = c",
			"interface A<T> extends B, C<T> { a: string\nb(): void; [k: number]: D }",
			"enum A { B = 1, C = B << 1, 'D-E' = f() }", "const enum A {}", "declare enum A { B }",
			"namespace A.B { export const c = 1; namespace D {} }", "declare module 'a' { export = b }",
			"declare module 'a'", "declare global { interface A {} }",
			"declare function f(): void; declare class A { b(): c; d: e }", "declare const a: unique symbol",
			"abstract class A { abstract b(): c; abstract d: e; protected abstract get f(): g }",
			"class A { constructor(private readonly a: string, public b?: number, @c() d?: e) {} }",
			"class A { declare a: b; override c(): d {} static readonly e = 1; accessor f = 2; [k: string]: g; h?: i; j!: k }",
			"class A { m(): void; m(a?): void {} }", "class A<T> { private; readonly; static async<T>() {} }",
			"import type A from 'b'; import { type C, D } from 'e'; export type { A }",
			"import a = b.c; export import d = e.f", "a satisfies B; a as const; a as any as B",
			"for (const a of b as C[]) ;", "a = b as (c) => d", "let a = b as C, d", "let a: (b: C) => D = e",
			"type\nA = 1".replace("type\nA = 1", "type A\n= 1"),
			"var type = 1; type = 2; declare: 1; namespace; module; abstract = 1; enum_ = 2", "let a = <T,>() => {}",
			"export default abstract class {}", "export default interface A {}", "let a: { b: C }['b'], d: E<F<G>> = h",
			"function f<T>(a: T): a is NonNullable<T> {}", "let x = y as any\n(z)", "f(a as B, <C>d)",
			"let a: A.B.C<D>[] | null", "({ a() {}, b<T>(c: T): d {}, async *e<F>() {} })");

	@ParameterizedTest
	@FieldSource("JAVASCRIPT")
	void javaScriptIsRead(String code) {
		assertRead("a.js", code);
	}

	@ParameterizedTest
	@FieldSource("TYPESCRIPT")
	void typeScriptIsRead(String code) {
		assertRead("a.ts", code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a = <T,>(b: T) => c", "a = <T extends U>(b: T) => c", "a = <const T,>(b) => c",
			"a = <A<B> c={d as E}>f</A>", "a = <T extends={1}></T>", "a = b < c; d = <e/>", "a = (<b/>) as C" })
	void typeScriptIsReadWithJsx(String code) {
		assertRead("a.tsx", code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a.js | a =                  | 2:1
			a.js | a = 'b               | 1:5
			a.js | a = `b               | 1:5
			a.js | a = /b               | 1:5
			a.js | f(a                  | 2:1
			a.js | a = {b c}            | 1:8
			a.js | if a                 | 1:4
			a.js | a b                  | 1:3
			a.js | let a: string        | 1:6
			a.js | a = <b>              | 2:1
			a.js | a = <b></c>          | 1:10
			a.js | 1a                   | 1:2
			a.js | 1.5n                 | 1:4
			a.js | 1e3n                 | 1:4
			a.js | 0x                   | 1:1
			a.js | 1__0                 | 1:2
			a.js | 1 = a                | 1:1
			a.js | a + b = c            | 1:1
			a.js | (a, b) + => c        | 1:10
			a.js | () + 1               | 1:4
			a.js | class { a b }        | 1:11
			a.js | export a             | 1:8
			a.js | import a 'b'         | 1:10
			a.js | function f() { await x } | 1:22
			a.js | a = #b               | 2:1
			a.js | try {}               | 2:1
			a.js | '\\u{110000}'        | 1:1
			a.js | var if = 1           | 1:5
			a.js | async (x) + => y     | 1:13
			a.js | }                    | 1:1
			a.js | a = b ? c            | 2:1
			a.ts | let a: = 1           | 1:8
			a.ts | type A = {a: b c}    | 1:16
			a.ts | enum A {B C}         | 1:11
			a.ts | a = <div>            | 2:1
			a.ts | type A = B extends C | 2:1
			a.ts | declare foo          | 1:9
			""")
	void otherCodeIsRejectedAtItsPlace(String file, String code, String place) {
		assertThatExceptionOfType(SyntaxException.class).isThrownBy(() -> ParsedModule.parse(file, code + "\n"))
			.satisfies((ex) -> assertThat(ex.place().line() + ":" + ex.place().column()).as(ex.getMessage())
				.isEqualTo(place));
	}

	@Test
	@Timeout(60)
	void deepNestingIsAnErrorOfTheFile() {
		for (String[] brackets : nestings()) {
			String code = "x = " + brackets[1].repeat(30_000) + "1" + brackets[2].repeat(30_000);
			assertThatExceptionOfType(SyntaxException.class).as(brackets[1])
				.isThrownBy(() -> ParsedModule.parse(brackets[0], code))
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("This is nested too deep"));
		}
	}

	@Test
	@Timeout(60)
	void guessesDontMultiply() {
		for (String[] brackets : nestings()) {
			String code = "x = " + brackets[1].repeat(60) + "1" + brackets[2].repeat(60);
			ParsedModule.parse(brackets[0], code);
		}
	}

	@Test
	@Timeout(60)
	void longChainsAreNoNesting() {
		String code = "if (a) b; " + "else if (a) b; ".repeat(20_000) + "\nx = 1" + " + 1".repeat(20_000) + "\ny = a"
				+ ".b(c)[d]".repeat(20_000);
		assertThat(ParsedModule.parse("a.ts", code + "\nexport const z = 1").export("z")).isNotNull();
	}

	private static List<String[]> nestings() {
		List<String[]> nestings = new ArrayList<>();
		nestings.add(new String[] { "a.js", "(", ")" });
		nestings.add(new String[] { "a.js", "[", "]" });
		nestings.add(new String[] { "a.js", "f(", ")" });
		nestings.add(new String[] { "a.js", "{a:", "}" });
		nestings.add(new String[] { "a.js", "!", "" });
		nestings.add(new String[] { "a.js", "a ? b : ", "" });
		nestings.add(new String[] { "a.js", "`${", "}`" });
		nestings.add(new String[] { "a.js", "() => { return ", "}" });
		nestings.add(new String[] { "a.js", "class { x = ", "}" });
		nestings.add(new String[] { "a.js", "async (", ")" });
		nestings.add(new String[] { "a.ts", "a ? (b) : c => ", "" });
		nestings.add(new String[] { "a.ts", "a ? (b) => (c) : d => ", "" });
		nestings.add(new String[] { "a.ts", "(a = ", "): b => c" });
		nestings.add(new String[] { "a.ts", "a<{[", "]: 1}>(b)" });
		nestings.add(new String[] { "a.ts", "a<{[", "]: 1}> b" });
		nestings.add(new String[] { "a.ts", "<T,>(a = ", ") => 1" });
		nestings.add(new String[] { "a.ts", "(a: {[", "]: b}): c => d" });
		return nestings;
	}

	private static void assertRead(String file, String code) {
		ParsedModule module = ParsedModule.parse(file, code + "\nexport const last = 1");
		assertThat(module.export("last")).isNotNull();
	}

}
