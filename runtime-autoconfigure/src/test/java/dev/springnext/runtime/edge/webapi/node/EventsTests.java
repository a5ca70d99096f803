package dev.springnext.runtime.edge.webapi.node;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.bundle.EdgeRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code node:events}, {@code node:util} and {@code node:assert}.
 */
class EventsTests {

	@Test
	void emitsInOrder() {
		assertThat(EdgeRun.evaluate(
				"""
						const e = new EventEmitter(), seen = [];
						e.on('x', (a) => seen.push('on' + a)); e.once('x', (a) => seen.push('once' + a)); e.prependListener('x', (a) => seen.push('first' + a));
						return [e.emit('x', 1), e.emit('x', 2), e.emit('y'), seen, e.listenerCount('x')];
						"""))
			.isEqualTo("[true,true,false,[\"first1\",\"on1\",\"once1\",\"first2\",\"on2\"],2]");
	}

	@Test
	void supportsInheritanceOfOldAndNew() {
		assertThat(EdgeRun.evaluate(
				"""
						function Old() { EventEmitter.call(this); }
						util.inherits(Old, EventEmitter);
						class New extends EventEmitter {}
						return [new Old(), new New()].map((e) => { let n = 0; e.on('x', () => n++); e.emit('x'); return n + String(e instanceof EventEmitter); });
						"""))
			.isEqualTo("[\"1true\",\"1true\"]");
	}

	@Test
	void throwsErrorsThatNobodyHandles() {
		assertThat(EdgeRun.evaluate("new EventEmitter().emit('error', new RangeError('r'))"))
			.isEqualTo("RangeError: r");
		assertThat(EdgeRun.evaluate("new EventEmitter().emit('error', 'text')"))
			.isEqualTo("Error: Unhandled error. ('text')");
	}

	@Test
	void awaitsEvents() {
		assertThat(EdgeRun.evaluate("""
				const e = new EventEmitter();
				setTimeout(() => e.emit('x', 1, 2), 1);
				const first = await once(e, 'x');
				setTimeout(() => { e.emit('x', 3); e.emit('x', 4); }, 1);
				const all = [];
				for await (const [value] of on(e, 'x')) { all.push(value); if (value === 4) break; }
				const failed = once(e, 'x').catch((error) => error.message);
				e.emit('error', new Error('bad'));
				const controller = new AbortController();
				const aborted = once(e, 'x', { signal: controller.signal }).catch((error) => error.name);
				controller.abort();
				return [first, all, await failed, await aborted, e.eventNames()];
				""")).isEqualTo("[[1,2],[3,4],\"bad\",\"AbortError\",[]]");
	}

	@Test
	void survivesHostileNames() {
		assertThat(EdgeRun.evaluate(
				"""
						const e = new EventEmitter();
						let n = 0;
						for (const name of ['__proto__', 'constructor', 'hasOwnProperty']) { e.emit(name); e.on(name, () => n++); e.emit(name); }
						return [n, {}.x === undefined];
						"""))
			.isEqualTo("[3,true]");
	}

	@Test
	void promisifiesAndCallbackifies() {
		assertThat(EdgeRun.evaluate(
				"""
						const later = (value, callback) => setTimeout(() => callback(value < 0 ? new Error('negative') : null, value * 2), 1);
						const twice = util.promisify(later);
						const back = util.callbackify(async (x) => x + 1);
						return [await twice(4), await twice(-1).catch((error) => error.message), await new Promise((resolve) => back(1, (error, value) => resolve([error, value])))];
						"""))
			.isEqualTo("[8,\"negative\",[null,2]]");
	}

	@Test
	void formats() {
		assertThat(
				EdgeRun.evaluate("return util.format('%s %d %i %f %j %% %x', 'a', 1.5, 2.7, '3.2', { a: 1 }, 'rest')"))
			.isEqualTo("a 1.5 2 3.2 {\"a\":1} % %x rest");
	}

	@Test
	void comparesDeeply() {
		assertThat(EdgeRun.evaluate(
				"""
						const a = { x: [1, new Map([[{ k: 1 }, new Set([1, { y: 2 }])]])], d: new Date(1) }, b = { x: [1, new Map([[{ k: 1 }, new Set([{ y: 2 }, 1])]])], d: new Date(1) };
						a.self = a; b.self = b;
						return [util.isDeepStrictEqual(a, b), util.isDeepStrictEqual([0], [-0]), util.isDeepStrictEqual({ a: 1 }, { a: '1' }), util.isDeepStrictEqual([, 1], [undefined, 1])];
						"""))
			.isEqualTo("[true,false,false,false]");
	}

	@Test
	void asserts() {
		assertThat(EdgeRun.evaluate("assert.strictEqual(1, 2)"))
			.isEqualTo("AssertionError: Expected values to be strictly equal:\n\n1 !== 2\n");
		assertThat(EdgeRun.evaluate("assert(0, 'why')")).isEqualTo("AssertionError: why");
		assertThat(EdgeRun.evaluate("""
				assert.throws(() => { throw new TypeError('bad'); }, { name: 'TypeError', message: /ba/ });
				await assert.rejects(Promise.reject(new RangeError('r')), RangeError);
				assert.deepEqual({ a: 1 }, { a: '1' });
				return 'fine';
				""")).isEqualTo("fine");
		assertThat(EdgeRun.evaluate("assert.throws(() => {}, TypeError)"))
			.isEqualTo("AssertionError: Missing expected exception (TypeError).");
	}

}
