package dev.springnext.runtime.edge.webapi.html;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.webapi.dom.GuestCode;

import static org.assertj.core.api.Assertions.assertThat;

class StructuredCloneTests {

	private static final String NAME_OF_ERROR = "const error = (f) => { try { f(); return 'none'; } catch (e) { return e.name; } };\n";

	private final GuestCode guest = new GuestCode();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void keepsTheGraphOfObjects() {
		this.guest.run("""
				const shared = { n: 1 };
				const o = { a: [shared, , shared], m: new Map([[shared, new Set([shared])]]) };
				o.self = o;
				const c = structuredClone(o);
				log(c !== o, c.self === c, c.a[0] === c.a[2], c.a[0] !== shared, 1 in c.a, c.m.get(c.a[0]).has(c.a[0]));
				""");
		assertThat(this.guest.logged()).containsExactly("true true true true false true");
	}

	@Test
	void keepsTheTypesOfBuiltInObjects() {
		this.guest
			.run("""
					const date = structuredClone(new Date(NaN));
					const regexp = structuredClone(Object.assign(/x/giu, { lastIndex: 3 }));
					const error = structuredClone(Object.assign(new RangeError('m', { cause: { c: 1n } }), { extra: 1 }));
					log(date instanceof Date, date.getTime(), regexp, regexp.lastIndex);
					log(error instanceof RangeError, error.message, String(error.cause.c), error.extra, error.stack.startsWith('RangeError: m'));
					log(structuredClone(Object(3)) instanceof Number, structuredClone(Object('s')).length, typeof structuredClone(Object(3n)));
					log(Object.is(structuredClone(-0), -0), structuredClone(Object.create({ inherited: 1 }, {})).inherited);
					""");
		assertThat(this.guest.logged()).containsExactly("true NaN /x/giu 0", "true m 1 undefined true", "true 1 object",
				"true undefined");
	}

	@Test
	void refusesWhatHasNoClone() {
		this.guest.run(NAME_OF_ERROR
				+ """
						const proxies = [new Proxy({}, {}), new Proxy([], {}), new Proxy(new Map(), {})];
						const others = [() => {}, Symbol('s'), Object(Symbol('s')), new WeakMap(), new WeakSet(), new WeakRef({}), Promise.resolve(),
						  (function* () {})(), [].values(), new Map().entries(), new Event('x'), new EventTarget(), new SharedArrayBuffer(1), globalThis];
						log(new Set([...proxies, ...others].map((x) => error(() => structuredClone({ x })))).size);
						log(error(() => structuredClone(others[0])));
						""");
		assertThat(this.guest.logged()).containsExactly("1", "DataCloneError");
	}

	@Test
	void isNotFooledByPrototypesAndTags() {
		this.guest
			.run("""
					const fake = structuredClone({ __proto__: Error.prototype, [Symbol.toStringTag]: 'Map' });
					log(fake instanceof Error, Object.getPrototypeOf(fake) === Object.prototype);
					const error = structuredClone(Object.setPrototypeOf(new Error('real'), null));
					log(error instanceof Error, error.message);
					log(structuredClone(Object.setPrototypeOf(new Map([[1, 2]]), Object.prototype)).get(1));
					const own = JSON.parse('{"__proto__": {"polluted": true}}');
					const clone = structuredClone(own);
					log(Object.hasOwn(clone, '__proto__'), clone.polluted, Object.getPrototypeOf(clone) === Object.prototype);
					Object.defineProperty(Object.prototype, 'trap', { set() { log('setter ran'); }, configurable: true });
					log(structuredClone({ trap: 1 }).trap);
					""");
		assertThat(this.guest.logged()).containsExactly("false true", "true real", "2", "true undefined true", "1");
	}

	@Test
	void runsGettersInOrderAndPassesTheirErrorsOn() {
		this.guest
			.run("""
					const o = { get b() { log('b'); delete this.z; return 1; }, get a() { log('a'); return 2; }, z: 3 };
					log(Object.keys(structuredClone(o)).join());
					const port = new ArrayBuffer(1);
					try { structuredClone({ get x() { throw 'mine'; } }, { transfer: [port] }); } catch (e) { log(e, port.detached); }
					""");
		assertThat(this.guest.logged()).containsExactly("b", "a", "b,a", "mine false");
	}

	@Test
	void transfersBuffersWithTheirViews() {
		this.guest.run(NAME_OF_ERROR
				+ """
						const buffer = new ArrayBuffer(8);
						const view = new Uint16Array(buffer, 2, 2);
						view[1] = 7;
						const c = structuredClone({ buffer, list: [view, view] }, { transfer: [buffer] });
						log(buffer.detached, view.length, c.list[0] === c.list[1], c.list[0].buffer === c.buffer, c.list[0][1], c.list[0].byteOffset);
						log(error(() => structuredClone(1, { transfer: [buffer] })), error(() => structuredClone(buffer)), error(() => structuredClone(view)));
						const other = new ArrayBuffer(1);
						log(error(() => structuredClone(1, { transfer: [other, other] })), other.detached, error(() => structuredClone(1, { transfer: [{}] })));
						""");
		assertThat(this.guest.logged()).containsExactly("true 0 true true 7 2",
				"DataCloneError DataCloneError DataCloneError", "DataCloneError false DataCloneError");
	}

	@Test
	void keepsViewsThatFollowResizableBuffers() {
		this.guest.run(NAME_OF_ERROR
				+ """
						for (const length of [8, 16]) {
						  const buffer = new ArrayBuffer(length, { maxByteLength: 16 });
						  new Uint8Array(buffer).fill(5);
						  const c = structuredClone({ buffer, follows: new Uint32Array(buffer, 4), fixed: new Uint32Array(buffer, 4, length / 4 - 1), data: new DataView(buffer) });
						  c.buffer.resize(12);
						  log(c.follows.length, c.fixed.length, c.data.byteLength, new Uint8Array(buffer).every((x) => x === 5));
						}
						const shrunk = new ArrayBuffer(8, { maxByteLength: 8 });
						const view = new Uint8Array(shrunk, 4, 4);
						shrunk.resize(2);
						log(error(() => structuredClone(view)));
						""");
		assertThat(this.guest.logged()).containsExactly("2 1 12 true", "2 0 12 true", "DataCloneError");
	}

	@Test
	void endsWithARangeErrorWhereObjectsAreNestedTooDeeply() {
		this.guest.run(NAME_OF_ERROR + """
				let deep = {};
				for (let i = 0; i < 500_000; i++) deep = { deep };
				log(error(() => structuredClone(deep)));
				""");
		assertThat(this.guest.logged()).containsExactly("RangeError");
	}

	@Test
	void clonesLargeArrays() {
		this.guest.run("""
				const sparse = [1];
				sparse[4_000_000_000] = 2;
				sparse.extra = 3;
				const c = structuredClone({ list: Array.from({ length: 50_000 }, (_, i) => i), sparse });
				log(c.list.length, c.list[49_999], String(c.sparse.length), c.sparse[4_000_000_000], c.sparse.extra);
				""");
		assertThat(this.guest.logged()).containsExactly("50000 49999 4000000001 2 3");
	}

	@Test
	void doesNotNeedWhatGuestCodeHasBroken() {
		this.guest
			.run("""
					const classes = [Map, Set, Date, RegExp, ArrayBuffer, Uint8Array, Object.getPrototypeOf(Uint8Array), Array];
					for (let i = 0; i < classes.length; i++) {
					  const keys = Reflect.ownKeys(classes[i].prototype);
					  for (let j = 0; j < keys.length; j++) {
					    try { classes[i].prototype[keys[j]] = () => { throw new Error('broken'); }; } catch { /* not writable */ }
					  }
					}
					const c = structuredClone({ a: [1], m: new Map(), d: new Date(1), b: new Uint8Array(3), r: /x/ });
					log(Object.keys(c).length);
					""");
		assertThat(this.guest.logged()).containsExactly("5");
	}

}
