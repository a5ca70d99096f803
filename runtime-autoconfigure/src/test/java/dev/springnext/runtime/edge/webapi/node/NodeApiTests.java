package dev.springnext.runtime.edge.webapi.node;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.bundle.EdgeRun;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.engine.IsolateSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code process} and the globals of {@link NodeApi}.
 */
class NodeApiTests {

	@ParameterizedTest
	@ValueSource(strings = { "process.cwd", "process.exit", "process.nextTick", "process.hrtime", "setImmediate",
			"clearImmediate" })
	void functionsThatAreNotThereSaySo(String function) {
		assertThat(EdgeRun.run("export default () => " + function + "()"))
			.isEqualTo("Error: A Node.js API is used (" + function + ") which is not supported in the Edge Runtime.\n"
					+ "Learn more: https://nextjs.org/docs/api-reference/edge-runtime");
	}

	@Test
	void propertiesAreUndefinedAndSettable() {
		assertThat(EdgeRun.run("export default () => { const before = process.arch; process.arch = 'x'; "
				+ "return [before === undefined, process.version === undefined, process.versions?.node === undefined, process.arch].join(); }"))
			.isEqualTo("true,true,true,x");
	}

	@Test
	void hasNoGlobalsOfNodeBeyondThose() {
		assertThat(EdgeRun.run(
				"export default () => [typeof Buffer, typeof require, typeof module, typeof global, typeof AsyncLocalStorage].join()"))
			.isEqualTo("undefined,undefined,undefined,undefined,function");
	}

	@Test
	void environmentIsThatOfTheHostWhenItIsRead() {
		AtomicReference<Map<String, String>> variables = new AtomicReference<>(Map.of("A", "1"));
		IsolateSettings settings = IsolateSettings.of("test").withEnvironment(variables::get);
		Bundle bundle = new PlainBundler().bundle(FunctionSource.of("test", FunctionSource.Language.JAVASCRIPT,
				"export default () => ({ ...process.env })"));
		try (EdgeRun run = new EdgeRun(bundle, settings)) {
			assertThat(run.call("default")).isEqualTo("{\"A\":\"1\",\"NEXT_RUNTIME\":\"edge\"}");
			variables.set(Map.of("NODE_ENV", "test", "NEXT_RUNTIME", "nodejs"));
			assertThat(run.call("default")).contains("\"NEXT_RUNTIME\":\"edge\"")
				.contains("\"NODE_ENV\":\"test\"")
				.doesNotContain("\"A\"");
		}
	}

	@Test
	void environmentCanBeChangedByGuestAlone() {
		assertThat(EdgeRun.run(
				"""
						export default () => {
						  process.env.N = 5;
						  delete process.env.A;
						  const { N, A, B } = process.env;
						  return [N === '5', A, B, 'A' in process.env, 'N' in process.env, Object.keys(process.env), process.env.hasOwnProperty('B')];
						}""",
				EdgeRun.settings(Map.of("A", "1", "B", "2"))))
			.isEqualTo("[true,null,\"2\",false,true,[\"B\",\"NEXT_RUNTIME\",\"N\"],true]");
	}

	@Test
	void environmentWithstandsHostileNames() {
		assertThat(EdgeRun
			.run("""
					export default () => {
					  process.env.__proto__ = 'x';
					  process.env.constructor = 'y';
					  return [{}.x, process.env.__proto__, process.env.constructor, Object.getPrototypeOf(process.env) === Object.prototype].join();
					}"""))
			.isEqualTo(",x,y,true");
		assertThat(EdgeRun.run("export default () => { process.env.A = Symbol('a') }")).startsWith("TypeError");
	}

	@Test
	void getBuiltinModuleKnowsServedModules() {
		assertThat(EdgeRun.run(
				"export default () => ['buffer', 'node:util', 'fs', 'node:nope', 'constructor'].map((id) => typeof process.getBuiltinModule(id)).join()"))
			.isEqualTo("object,object,undefined,undefined,undefined");
		assertThat(EdgeRun.run("export default () => process.getBuiltinModule(5)"))
			.isEqualTo("TypeError: The \"id\" argument must be of type string. Received type number (5)");
	}

	@Test
	void modulesWithstandPatchedIntrinsics() {
		assertThat(EdgeRun
			.run("""
					for (const type of [Array, String, Map, Object, Function, Uint8Array]) {
					  for (const name of Object.getOwnPropertyNames(type.prototype)) {
					    if (['push', 'slice', 'map', 'call', 'apply', 'set', 'get', 'hasOwnProperty', 'toLowerCase'].includes(name)) {
					      type.prototype[name] = () => { throw new Error('patched ' + name); };
					    }
					  }
					}
					export default async () => {
					  const { Buffer } = process.getBuiltinModule('buffer');
					  const Emitter = process.getBuiltinModule('events');
					  const { AsyncLocalStorage } = process.getBuiltinModule('async_hooks');
					  const assert = process.getBuiltinModule('assert');
					  const emitter = new Emitter();
					  let seen;
					  emitter.once('x', (value) => { seen = value; });
					  emitter.emit('x', 1);
					  assert.deepStrictEqual({ a: [1] }, { a: [1] });
					  return Buffer.concat([Buffer.from('a'), Buffer.from('62', 'HEX')]).toString() + seen
					    + new AsyncLocalStorage().run(2, () => 3);
					};"""))
			.isEqualTo("ab13");
	}

}
