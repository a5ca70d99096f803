package dev.springnext.runtime.edge.webapi.console;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

class InspectTests {

	// From Node.js' documentation of util.inspect.custom
	private static final String BOX = """
			globalThis.custom = Symbol.for('nodejs.util.inspect.custom');
			globalThis.Box = class Box {
			  constructor(value) { this.value = value; }
			  [custom](depth, options, inspect) {
			    if (depth < 0) return options.stylize('[Box]', 'special');
			    const newOptions = Object.assign({}, options, { depth: options.depth === null ? null : options.depth - 1 });
			    const padding = ' '.repeat(5);
			    const inner = inspect(this.value, newOptions).replace(/\\n/g, `\\n${padding}`);
			    return `${options.stylize('Box', 'special')}< ${inner} >`;
			  }
			};
			""";

	private final TestIsolate isolate = new TestIsolate("inspect");

	@AfterEach
	void close() {
		this.isolate.close();
	}

	private String inspect(String expression) {
		this.isolate.eval("globalThis.value = " + expression);
		return this.isolate.export("console/inspect", "inspect").execute(this.isolate.global("value")).asString();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`',
			textBlock = """
					-0 ~ -0
					'a\\'b' ~ "a'b"
					10n ~ 10n
					[1, , 'x', undefined] ~ [ 1, <1 empty item>, 'x', undefined ]
					[] ~ []
					{} ~ {}
					({ a: { b: { c: { d: 1 } } } }) ~ { a: { b: { c: [Object] } } }
					({ get a() { throw 1; }, set b(v) {}, ['x-y']: Symbol('s') }) ~ { a: [Getter], b: [Setter], 'x-y': Symbol(s) }
					new Map([[1, new Set(['a'])]]) ~ Map(1) { 1 => Set(1) { 'a' } }
					new (class Foo extends Array {})(2) ~ Foo(2) [ <2 empty items> ]
					class A extends Map {} ~ [class A extends Map]
					async () => {} ~ [AsyncFunction (anonymous)]
					Object.create(null) ~ [Object: null prototype] {}
					new Uint8Array(3) ~ Uint8Array(3) [ 0, 0, 0 ]
					new Uint8Array([1, 255]).buffer ~ ArrayBuffer { [Uint8Contents]: <01 ff>, byteLength: 2 }
					new Date(0) ~ 1970-01-01T00:00:00.000Z
					/a/gi ~ /a/gi
					new String('x') ~ [String: 'x']
					new URLSearchParams('a=b') ~ URLSearchParams { 'a' => 'b' }
					""")
	void valueLooksAsInNode(String expression, String text) {
		assertThat(inspect(
				(expression.startsWith("class") || expression.startsWith("{")) ? "(" + expression + ")" : expression))
			.isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`',
			textBlock = """
					new Box(true) ~ Box< true >
					[new Box(1), { box: new Box('x') }] ~ [ Box< 1 >, { box: Box< 'x' > } ]
					({ a: { b: { c: new Box(1) } } }) ~ { a: { b: { c: [Box] } } }
					new Map([[new Box(1), 2]]) ~ Map(1) { Box< 1 > => 2 }
					Object.assign(() => {}, { [custom]: () => 'mine' }) ~ mine
					[{ [custom]: () => ({ n: 1 }) }] ~ [ { n: 1 } ]
					[{ [custom]: () => 5 }] ~ [ 5 ]
					[{ [custom]: () => null }] ~ [ null ]
					new (class A { n = 1; [custom]() { return this; } })() ~ A { n: 1 }
					({ a: { [custom]: (depth, options) => depth + ' ' + options.depth + ' ' + typeof options.stylize } }) ~ { a: 1 2 function }
					Box.prototype ~ Box {}
					""")
	void objectShowsItselfWhereverItStands(String expression, String text) {
		this.isolate.eval(BOX);
		assertThat(inspect(expression)).isEqualTo(text);
	}

	@Test
	void objectThatShowsItselfDoesNoHarm() {
		this.isolate.eval(BOX);
		assertThat(inspect("[{ [custom]() { throw new Error('no'); } }, 1]"))
			.isEqualTo("[ [Object that can not be inspected], 1 ]");
		assertThat(inspect("[{ get [custom]() { throw new Error('no'); } }, 1]"))
			.isEqualTo("[ [Object that can not be inspected], 1 ]");
		assertThat(inspect("({ [custom]() { return { again: { [custom]: this[custom] } }; } })"))
			.hasSizeLessThan(10_000);
		assertThat(inspect("[{ [custom]: () => 'x'.repeat(1e6) }]")).hasSizeLessThan(10_100);
		assertThat(inspect("({ [custom](depth, options, inspect) { return inspect(this, options); } })"))
			.contains("[Object that can not be inspected]");
	}

	@Test
	void circleIsMarked() {
		assertThat(inspect("(() => { const o = { n: 1 }; o.self = o; o.list = [o]; return o; })()"))
			.isEqualTo("<ref *1> { n: 1, self: [Circular *1], list: [ [Circular *1] ] }");
	}

	@Test
	void errorHasStackCauseAndProperties() {
		assertThat(inspect("Object.assign(new RangeError('far', { cause: new TypeError('why') }), { code: 'E1' })"))
			.startsWith("RangeError: far\n")
			.contains("code: 'E1'", "[cause]: TypeError: why\n");
	}

	@Test
	void hostileObjectsDoNoHarm() {
		assertThat(inspect("new Proxy({}, { ownKeys() { throw new Error('trap'); } })"))
			.isEqualTo("[Object that can not be inspected]");
		assertThat(inspect(
				"[1, (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(), 2]"))
			.isEqualTo("[ 1, [Object that can not be inspected], 2 ]");
		assertThat(inspect("({ constructor: { name: 'Fake' }, [Symbol.toStringTag]: 1, toString: null })"))
			.contains("Fake");
		assertThat(inspect("Object.setPrototypeOf({}, new Proxy({}, { getOwnPropertyDescriptor() { throw 1; } }))"))
			.isEqualTo("[Object that can not be inspected]");
	}

	@Test
	void hugeStructureIsCut() {
		assertThat(inspect("Array.from({ length: 1e6 }, (_, i) => i)")).hasSizeLessThan(2000)
			.contains("999900 more items");
		assertThat(inspect("new Array(4e9)")).isEqualTo("[ ... 4000000000 more items ]");
		assertThat(inspect("'x'.repeat(1e6)")).hasSizeLessThan(10_100).contains("990000 more characters");
		assertThat(inspect("Object.fromEntries(Array.from({ length: 20000 }, (_, i) => ['k' + i, { a: [{}] }]))"))
			.contains("more properties");
	}

}
