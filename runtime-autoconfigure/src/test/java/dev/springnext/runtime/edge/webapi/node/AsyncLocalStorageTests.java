package dev.springnext.runtime.edge.webapi.node;

import org.junit.jupiter.api.Test;

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
