package dev.springnext.runtime.edge.webapi.node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.springnext.runtime.edge.bundle.EdgeRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code node:async_hooks}.
 */
class AsyncLocalStorageTests {

	@Test
	void interleavedWorkStaysApart() {
		assertThat(EdgeRun.evaluate("""
				const storage = new AsyncLocalStorage();
				const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
				const seen = [];
				const request = (id) => storage.run({ id }, async () => {
				  for (let i = 0; i < 3; i++) {
				    await sleep(4 - id);
				    seen.push(storage.getStore().id === id);
				    await null;
				    queueMicrotask(() => seen.push(storage.getStore().id === id));
				    await Promise.all([sleep(1), Promise.resolve()]);
				    seen.push(storage.getStore().id === id);
				  }
				});
				await Promise.all([request(1), request(2), request(3)]);
				return `${seen.length} ${seen.every(Boolean)} ${storage.getStore()}`;
				""")).isEqualTo("27 true undefined");
	}

	@Test
	void storagesAreIndependent() {
		assertThat(EdgeRun.evaluate(
				"""
						const a = new AsyncLocalStorage(), b = new AsyncLocalStorage({ defaultValue: 'd', name: 'n' });
						return a.run(1, () => b.run(2, () => [a.getStore(), b.getStore(), a.exit(() => a.getStore() ?? null), b.getStore()]))
						  .concat([a.getStore() ?? null, b.getStore(), b.name]);
						"""))
			.isEqualTo("[1,2,null,2,null,\"d\",\"n\"]");
	}

	@Test
	void enterWithLastsUntilRunEnds() {
		assertThat(EdgeRun.evaluate(
				"""
						const storage = new AsyncLocalStorage();
						const within = await storage.run(1, async () => { storage.enterWith(5); await null; return storage.getStore(); });
						const after = storage.getStore() ?? null;
						storage.enterWith(7);
						await new Promise((resolve) => setTimeout(resolve, 1));
						const entered = storage.getStore();
						storage.disable();
						return [within, after, entered, storage.getStore() ?? null];
						"""))
			.isEqualTo("[5,null,7,null]");
	}

	@Test
	void bindsAndSnapshots() {
		assertThat(EdgeRun.evaluate(
				"""
						const storage = new AsyncLocalStorage();
						const bound = storage.run(1, () => AsyncLocalStorage.bind(function (x) { return [storage.getStore(), this.y, x]; }));
						const snapshot = storage.run(2, () => AsyncLocalStorage.snapshot());
						const resource = storage.run(3, () => new AsyncResource('R'));
						return [bound.call({ y: 'y' }, 'x'), bound.length, snapshot((x) => [storage.getStore(), x], 9),
						  resource.runInAsyncScope(() => storage.getStore()), storage.run(4, () => resource.bind(() => storage.getStore())())];
						"""))
			.isEqualTo("[[1,\"y\",\"x\"],1,[2,9],3,3]");
	}

	// The contexts of Node.js 20, which a message has none in
	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					abort listener           | abort    | const c = new AbortController(); in_('reg', () => c.signal.addEventListener('abort', see)); in_('abort', () => c.abort());
					abort handler            | abort    | const c = new AbortController(); in_('reg', () => { c.signal.onabort = see }); in_('abort', () => c.abort());
					AbortSignal.timeout      | create   | const t = in_('create', () => AbortSignal.timeout(1)); in_('reg', () => t.addEventListener('abort', see));
					AbortSignal.any          | create   | const t = in_('create', () => AbortSignal.any([AbortSignal.timeout(1)])); in_('reg', () => t.addEventListener('abort', see));
					dispatchEvent            | dispatch | const t = new EventTarget(); in_('reg', () => t.addEventListener('x', see)); in_('dispatch', () => t.dispatchEvent(new Event('x')));
					MessagePort              | post     | const { port1, port2 } = new MessageChannel(); in_('reg', () => { port2.onmessage = see }); in_('post', () => port1.postMessage(1));
					MessagePort, started late | post    | const { port1, port2 } = new MessageChannel(); in_('post', () => port1.postMessage(1)); in_('reg', () => { port2.onmessage = see });
					MessagePort, closed      | close    | const { port1, port2 } = new MessageChannel(); in_('reg', () => { port2.onclose = see }); in_('close', () => port1.close());
					BroadcastChannel         | post     | const a = new BroadcastChannel('a'), b = new BroadcastChannel('a'); in_('reg', () => { b.onmessage = see }); in_('post', () => a.postMessage(1));
					setTimeout               | reg      | in_('reg', () => setTimeout(see, 1));
					queueMicrotask           | reg      | in_('reg', () => queueMicrotask(see));
					then                     | then     | let go; const p = in_('create', () => new Promise((r) => { go = r })); in_('then', () => p.then(see)); in_('go', () => go());
					await                    | await    | let go; const p = in_('create', () => new Promise((r) => { go = r })); in_('await', async () => { await p; see() }); in_('go', () => go());
					stream start             | create   | in_('create', () => new ReadableStream({ start: see }));
					stream pull              | create   | const s = in_('create', () => new ReadableStream({ pull(c) { see(); c.close() } }, { highWaterMark: 0 })); in_('read', () => { s.getReader().read() });
					stream cancel            | cancel   | const s = in_('create', () => new ReadableStream({ cancel: see })); in_('cancel', () => { s.cancel() });
					stream transform         | create   | const s = in_('create', () => new TransformStream({ transform: see })); in_('write', () => { s.writable.getWriter().write(1) }); s.readable.getReader().read();
					stream flush             | create   | const s = in_('create', () => new TransformStream({ flush: see })); in_('write', () => { s.writable.getWriter().close() });
					stream write             | create   | const s = in_('create', () => new WritableStream({ write: see })); in_('write', () => { s.getWriter().write(1) });
					stream close             | create   | const s = in_('create', () => new WritableStream({ close: see })); in_('write', () => { s.getWriter().close() });
					""")
	void callbacksSeeTheContextThatCausedThem(String what, String expected, String code) {
		assertThat(EdgeRun.evaluate("""
				const storage = new AsyncLocalStorage();
				const in_ = (store, callback) => storage.run(store, callback);
				return new Promise((resolve) => {
				  const see = () => resolve(storage.getStore() ?? 'none');
				  %s
				});
				""".formatted(code))).isEqualTo(expected);
	}

	@Test
	void restoresAfterError() {
		assertThat(EdgeRun.evaluate(
				"""
						const storage = new AsyncLocalStorage();
						try { storage.run(1, () => { throw new Error('x'); }); } catch (e) { return [e.message, storage.getStore() ?? null]; }
						"""))
			.isEqualTo("[\"x\",null]");
	}

}
