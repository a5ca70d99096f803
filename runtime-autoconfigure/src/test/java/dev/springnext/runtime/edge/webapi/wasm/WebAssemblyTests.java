package dev.springnext.runtime.edge.webapi.wasm;

import java.util.HexFormat;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.testing.TurnLoop;
import dev.springnext.runtime.edge.webapi.WebApis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of WebAssembly as guest code sees it.
 */
class WebAssemblyTests {

	// (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1
	// i32.add))
	private static final String ADD = "0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b";

	// (module (memory (export "memory") 1) (func (export "grow") (param i32) (result i32)
	// local.get 0 memory.grow)
	// (data (i32.const 0) "hi"))
	private static final String MEMORY = "0061736d0100000001060160017f017f03020100050301000107110206" + "6d656d6f7279"
			+ "02000467726f7700000a08010600200040000b" + "0b080100410" + "00b026869";

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final TurnLoop turns = new TurnLoop();

	private Isolate isolate = open(true);

	private Isolate open(boolean allowEval) {
		return engine.newIsolate(IsolateSettings.of("test").withAllowEval(allowEval), this.turns);
	}

	@AfterEach
	void close() {
		this.isolate.close();
	}

	@AfterAll
	static void end() {
		engine.close();
	}

	@Test
	void moduleRuns() {
		assertThat(
				eval("new WebAssembly.Instance(new WebAssembly.Module(" + bytes(ADD) + ")).exports.add(40, 2)").asInt())
			.isEqualTo(42);
	}

	@Test
	void nothingIsCompiledFromBytesUnlessAllowed() {
		this.isolate.close();
		this.isolate = open(false);
		assertThat(error("new WebAssembly.Module(" + bytes(ADD) + ")"))
			.isEqualTo("CompileError: WebAssembly.Module(): Wasm code generation disallowed by embedder");
		for (String call : new String[] { "compile", "instantiate" }) {
			eval("WebAssembly." + call + "(" + bytes(ADD)
					+ ").catch((e) => { globalThis.failure = `${e.name}: ${e.message}`; })");
			assertThat(eval("failure").asString())
				.isEqualTo("CompileError: WebAssembly." + call + "(): Wasm code generation disallowed by embedder");
		}
		assertThat(eval("WebAssembly.validate(" + bytes(ADD) + ")").asBoolean()).isTrue();
	}

	@Test
	void hostCompilesWhatGuestCodeMayNot() {
		this.isolate.close();
		this.isolate = open(false);
		this.isolate.bindings().putMember("module", WasmModules.compile(this.isolate, HexFormat.of().parseHex(ADD)));
		assertThat(eval("module instanceof WebAssembly.Module && new WebAssembly.Instance(module).exports.add(1, 2)")
			.asInt()).isEqualTo(3);
	}

	@Test
	void invalidModuleOfTheHostIsACompileError() {
		assertThatThrownBy(() -> WasmModules.compile(this.isolate, new byte[] { 1, 2, 3 }))
			.isInstanceOf(PolyglotException.class)
			.hasMessageContaining("CompileError");
	}

	@Test
	void memoryGrowsUpToItsLimitOnly() {
		eval("globalThis.exported = new WebAssembly.Instance(new WebAssembly.Module(" + bytes(MEMORY) + ")).exports");
		assertThat(eval("new Uint8Array(exported.memory.buffer)[1]").asInt()).isEqualTo('i');
		assertThat(eval("exported.grow(1022)").asInt()).isEqualTo(1);
		assertThat(eval("exported.grow(2)").asInt()).isEqualTo(-1);
		assertThat(error("exported.memory.grow(2)")).startsWith("RangeError");
		assertThat(eval("exported.grow(1)").asInt()).isEqualTo(1023);
		assertThat(eval("exported.memory.buffer.byteLength").asInt()).isEqualTo(64 * 1024 * 1024);
	}

	@Test
	void memoryOfGuestCodeIsLimited() {
		assertThat(error("new WebAssembly.Memory({ initial: 1025 })")).startsWith("RangeError");
		assertThat(error("new WebAssembly.Memory({ initial: 1, maximum: 65536 }).grow(1024)")).startsWith("RangeError");
		assertThat(error("for (;;) new WebAssembly.Memory({ initial: 1, maximum: 1024, shared: true })"))
			.startsWith("RangeError");
	}

	@Test
	void memoryIsOfItsClassWhereverItComesFrom() {
		assertThat(eval("""
				class Mine extends WebAssembly.Memory {}
				const mine = new Mine({ initial: 1 });
				mine instanceof WebAssembly.Memory && mine instanceof Mine && mine.constructor === Mine
				  && mine.buffer === mine.toFixedLengthBuffer()""").asBoolean()).isTrue();
		assertThat(error("WebAssembly.Memory({ initial: 1 })")).startsWith("TypeError");
		assertThat(error("new WebAssembly.Memory({ initial: 2, maximum: 1 })")).startsWith("RangeError");
		assertThat(error("new WebAssembly.Memory({ initial: -1 })")).startsWith("TypeError");
	}

	@Test
	void moduleComesAsAResponse() {
		assertThat(settled("WebAssembly.instantiateStreaming(wasm()).then((r) => `${r.instance.exports.add(1, 2)}`)"))
			.isEqualTo("3");
		assertThat(settled("WebAssembly.compileStreaming(Promise.resolve(wasm())).then(String)"))
			.isEqualTo("[object WebAssembly.Module]");
	}

	@Test
	void responseThatIsNoModuleIsRefused() {
		assertThat(settled("WebAssembly.compileStreaming({})")).startsWith("TypeError");
		assertThat(settled("WebAssembly.compileStreaming(wasm({ status: 404 }))")).startsWith("TypeError");
		assertThat(
				settled("WebAssembly.compileStreaming(wasm({ headers: { 'content-type': 'application/wasm; a=b' } }))"))
			.startsWith("TypeError")
			.contains("MIME");
		assertThat(settled(
				"WebAssembly.compileStreaming(new Response('x', { headers: { 'content-type': 'application/wasm' } }))"))
			.startsWith("CompileError");
		this.isolate.close();
		this.isolate = open(false);
		assertThat(settled("WebAssembly.compileStreaming(wasm())")).startsWith("CompileError").contains("disallowed");
	}

	@Test
	void exceptionKeepsWhatWebAssemblyWouldMakeOfItsPayload() {
		assertThat(
				eval("""
						const tag = new WebAssembly.Tag({ parameters: ['i32', 'i64', 'f32', 'externref'] });
						const exception = new WebAssembly.Exception(tag, [2 ** 32 + 5, 2n ** 64n + 1n, 1.1, 'x']);
						[0, 1, 2, 3].map((i) => exception.getArg(tag, i)).join() + exception.is(tag) + exception.is(WebAssembly.JSTag)""")
					.asString())
			.isEqualTo("5,1,1.100000023841858,xtruefalse");
	}

	@Test
	void patchedPrototypesAreNotAsked() {
		assertThat(
				eval("""
						Object.prototype.maximum = 0;
						Object.prototype.shared = true;
						Reflect.construct = () => { throw new Error('asked'); };
						Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'buffer', { get() { throw new Error('asked'); } });
						new WebAssembly.Instance(new WebAssembly.Module(%s)).exports.add(2, 3)"""
					.formatted(bytes(ADD))).asInt())
			.isEqualTo(5);
	}

	private static String bytes(String hex) {
		StringBuilder code = new StringBuilder("new Uint8Array([");
		for (byte b : HexFormat.of().parseHex(hex)) {
			code.append(b & 0xFF).append(',');
		}
		return code.append("])").toString();
	}

	// What a promise settles with
	private String settled(String promise) {
		eval("globalThis.wasm = (init) => new Response(" + bytes(ADD)
				+ ", { headers: { 'content-type': 'application/wasm' }, ...init })");
		eval("globalThis.outcome = 'pending'; " + promise
				+ ".then((v) => { outcome = v; }, (e) => { outcome = `${e.name}: ${e.message}`; })");
		this.turns.runDue();
		return eval("outcome").asString();
	}

	private String error(String code) {
		return eval("(() => { try { " + code
				+ "; return 'no error'; } catch (e) { return e.name + ': ' + e.message; } })()")
			.asString();
	}

	private Value eval(String code) {
		return this.isolate.eval(Source.newBuilder("js", code, "test.js").buildLiteral());
	}

}
