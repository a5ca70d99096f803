package dev.springnext.runtime.edge.function;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attempts of guest code to get out of its isolate. Each is the body of a handler: it
 * says what it got.
 */
class SandboxTests {

	private static EdgeFunctions functions;

	@BeforeAll
	static void start() {
		functions = EdgeFunctions.create();
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "eval('1')", "(0, eval)('1')", "globalThis.eval('1')", "new Function('return 1')()",
			"Function('return 1')()", "Function.prototype.constructor('return 1')()",
			"(() => {}).constructor('return 1')()", "(async () => {}).constructor('return 1')()",
			"(function* () {}).constructor('yield 1')().next()",
			"(async function* () {}).constructor('yield 1')().next()", "Reflect.construct(Function, ['return 1'])()",
			"Reflect.apply(Function, null, ['return 1'])()",
			"class F extends Function { constructor() { super('return 1') } }; new F()()",
			"[].map.constructor('return 1')()", "({}).toString.constructor('return 1')()",
			"fetch.constructor('return 1')()", "URL.constructor('return 1')()",
			"Object.getPrototypeOf(async () => {}).constructor('return 1')()",
			"Function.prototype.call.call(Function, null, 'return 1')()", "setTimeout.constructor('return 1')()" })
	void codeFromStringsIsRefused(String attempt) throws Exception {
		assertThat(run("try { (() => { " + statement(attempt)
				+ " })(); return 'escaped' } catch (e) { return e instanceof EvalError ? 'EvalError' : String(e) }"))
			.isEqualTo("EvalError");
	}

	@ParameterizedTest(name = "setTimeout({0})")
	@ValueSource(strings = { "'globalThis.escaped = 1'", "{ toString: () => 'globalThis.escaped = 1' }" })
	void timersTakeNoCode(String code) throws Exception {
		assertThat(run("try { setTimeout(" + code + ", 0) } catch (e) { return e.name } "
				+ "await new Promise((r) => setTimeout(r, 5)); return globalThis.escaped ? 'escaped' : 'ignored'"))
			.isIn("TypeError", "EvalError", "ignored");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "Java", "Packages", "java", "javax", "org", "com", "edu", "Polyglot", "Graal", "load",
			"loadWithNewGlobal", "print", "printErr", "quit", "exit", "read", "readFully", "readline", "readbuffer",
			"arguments", "require", "module", "exports", "global", "Debug", "JavaImporter", "JSAdapter",
			"importPackage", "importClass", "AsyncContext", "Realm", "ShadowRealm", "$262", "$vm", "context",
			"polyglot", "engine", "__proto__.constructor.constructor.Java", "Interop", "Worker", "Deno", "Bun",
			"process.binding", "process.mainModule", "process.dlopen" })
	void nothingOfTheHostIsGlobal(String name) throws Exception {
		assertThat(run("let found; try { found = globalThis." + name + " } catch (e) { return 'undefined' } "
				+ "if (typeof found === 'function') { try { found('x'); return 'callable' } catch (e) { return 'undefined' } } "
				+ "return typeof found"))
			.isEqualTo("undefined");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "request", "request.headers", "request.signal", "new Response('x')", "new Headers()",
			"new URL('http://a/')", "new TextEncoder().encode('abc')", "new TextEncoder().encode('abc').buffer",
			"crypto.subtle", "await crypto.subtle.digest('SHA-256', new Uint8Array(3))",
			"await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt'])", "new Blob(['x'])",
			"await new Blob(['x']).arrayBuffer()", "new FormData()", "new AbortController().signal", "performance",
			"console", "navigator", "process", "process.env", "caches", "new MessageChannel().port1",
			"new CompressionStream('gzip')", "new Response('x').body", "new ReadableStream()",
			"structuredClone({ a: 1 })", "new TextDecoder()", "new URLSearchParams('a=1')", "context",
			"context.waitUntil", "globalThis", "await new Response('x').text().then((x) => Object(x))",
			"await new Response('{\"a\":1}').json()", "new DOMException('x')", "new Event('x')", "Symbol",
			"new Error('x')" })
	void noHostObjectIsReachable(String start) throws Exception {
		assertThat(
				run("""
						const seen = new Set();
						const host = [];
						function look(object, path, depth) {
						  if ((typeof object !== 'object' && typeof object !== 'function') || object === null || seen.has(object) || depth > 5) return;
						  seen.add(object);
						  const text = (() => { try { return Object.prototype.toString.call(object) + String(object) } catch { return '' } })();
						  if (/dev\\.springnext|java\\.|com\\.oracle|org\\.graalvm|foreign|Foreign|\\[Host/.test(text)) host.push(path + ' ' + text.slice(0, 80));
						  for (const name of ['getClass', 'class', 'notifyAll', 'hashCode']) {
						    try { if (typeof object[name] === 'function') host.push(path + '.' + name) } catch {}
						  }
						  let keys = [];
						  try { keys = Reflect.ownKeys(object) } catch {}
						  for (const key of keys) {
						    try {
						      const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
						      if (descriptor.get) { look(descriptor.get, path + '.get ' + String(key), depth + 1); try { look(object[key], path + '.' + String(key), depth + 1) } catch (e) { look(e, path + '!' + String(key), depth + 1) } }
						      if (descriptor.set) look(descriptor.set, path + '.set ' + String(key), depth + 1);
						      look(descriptor.value, path + '.' + String(key), depth + 1);
						    } catch (e) { look(e, path + '!', depth + 1) }
						  }
						  try { look(Object.getPrototypeOf(object), path + '.__proto__', depth + 1) } catch (e) { look(e, path + '!', depth + 1) }
						}
						look(%s, 'start', 0);
						return host.join('\\n') || 'nothing';
						"""
					.formatted(start)))
			.isEqualTo("nothing");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "new URL('::')", "new TextDecoder('nothing')", "new Headers({ '\\u0000': 'x' })",
			"atob('*')", "crypto.getRandomValues(new Uint8Array(70000))",
			"await crypto.subtle.digest('MD5', new Uint8Array(1))",
			"await crypto.subtle.importKey('raw', new Uint8Array(3), 'AES-GCM', true, ['encrypt'])",
			"await fetch('http://localhost:1/')", "await fetch('file:///etc/passwd')", "await fetch('jar:file:/x!/y')",
			"await fetch('classpath:application.yml')", "new Request('/relative')", "new Response('x', { status: 1 })",
			"structuredClone(() => {})", "new CompressionStream('zip')",
			"await new Response(new Uint8Array([31, 139, 8, 9])).body.pipeThrough(new DecompressionStream('gzip')).getReader().read()",
			"new URLPattern('(')", "new WebSocket('nowhere')", "(await import('node:fs')).readFileSync('/etc/passwd')",
			"const p = '/etc/passwd'; await import(p)", "const p = 'file:///etc/passwd'; await import(p)",
			"const p = 'https://example.com/x.js'; await import(p)",
			"const p = 'data:text/javascript,export default 1'; await import(p)",
			"await new Request('http://a/', { method: 'POST', body: 'x' }).formData()", "JSON.parse('{')", "null.x",
			"new WebAssembly.Module(new Uint8Array(8))", "Reflect.construct(Response, [1, { status: 99 }])",
			"await caches.open({ toString() { throw new Error('x') } })", "(function f() { f() })()" })
	void errorsShowNothingOfTheHost(String failing) throws Exception {
		String shown = run(
				"""
						let error;
						try { %s; return 'no error' } catch (e) { error = e }
						let all = '';
						for (let e = error; e; e = e.cause) all += [e.name, e.message, e.stack, String(e), ...Reflect.ownKeys(e).map((k) => String(e[k]))].join('\\n');
						return all;
						"""
					.formatted(failing));
		assertThat(shown).isNotEqualTo("no error")
			.doesNotContainPattern(
					"java\\.|javax\\.|dev[./]springnext|com[./]oracle|org[./]graalvm|truffle|\\.java\\b|jdk\\.");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = {
			"Error.prepareStackTrace = (e, frames) => frames.map((f) => [f.getThis && f.getThis(), f.getFunction && f.getFunction()])",
			"Object.defineProperty(Error, 'prepareStackTrace', { value: (e, frames) => frames.map((f) => [f.getThis(), f.getFunction()]) })" })
	void stackFramesGiveNoInternalsAway(String setup) throws Exception {
		assertThat(run(
				setup + """
						;
						const found = [];
						function probe() { const { stack } = new Error('x'); for (const frame of Array.isArray(stack) ? stack : []) for (const part of frame ?? []) if (typeof part === 'function' && part !== probe) found.push(String(part)); }
						await new Blob([{ toString() { probe(); return 'x' } }]).text();
						new Headers({ get a() { probe(); return '1' } });
						[...new URLSearchParams({ get a() { probe(); return '1' } })].sort(() => { probe(); return 0 });
						return found.filter((text) => /host\\.|core\\.|primordials/.test(text)).join() || 'nothing';
						"""))
			.isEqualTo("nothing");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "Array.prototype.push = () => { throw new Error('poisoned') }",
			"Array.prototype[Symbol.iterator] = () => { throw new Error('poisoned') }",
			"Array.prototype.slice = Array.prototype.map = Array.prototype.join = null",
			"Promise.prototype.then = () => { throw new Error('poisoned') }", "Promise.resolve = Promise.reject = null",
			"globalThis.Promise = null",
			"Object.defineProperty(Object.prototype, 'value', { set() { throw new Error('poisoned') }, configurable: true })",
			"Object.defineProperty(Object.prototype, 'get', { get() { throw new Error('poisoned') }, configurable: true })",
			"Object.prototype.status = 500; Object.prototype.headers = { 'x-leak': '1' }",
			"Object.defineProperty(Object.prototype, 'enumerable', { get() { throw new Error('poisoned') }, configurable: true })",
			"Map.prototype.get = Map.prototype.set = Map.prototype.has = () => { throw new Error('poisoned') }",
			"WeakMap.prototype.get = WeakMap.prototype.set = null",
			"String.prototype.slice = String.prototype.indexOf = String.prototype.toLowerCase = null",
			"RegExp.prototype.exec = () => { throw new Error('poisoned') }",
			"Function.prototype.call = Function.prototype.apply = Function.prototype.bind = null",
			"Reflect.apply = Reflect.construct = Reflect.ownKeys = null",
			"Object.defineProperty = Object.getOwnPropertyDescriptor = Object.freeze = null",
			"Uint8Array.prototype.__proto__.set = Uint8Array.prototype.__proto__.subarray = null",
			"globalThis.Uint8Array = globalThis.ArrayBuffer = null",
			"Object.defineProperty(Uint8Array.prototype.__proto__, 'buffer', { get() { throw new Error('poisoned') } })",
			"Object.defineProperty(ArrayBuffer, Symbol.species, { get() { throw new Error('poisoned') } })",
			"JSON.parse = JSON.stringify = () => { throw new Error('poisoned') }",
			"globalThis.Error = globalThis.TypeError = null",
			"Number.prototype.toString = null; globalThis.Number = null", "globalThis.Headers = globalThis.URL = null",
			"Object.setPrototypeOf(Array.prototype, null)" })
	void poisonedIntrinsicsBreakNoWebApi(String poison) throws Exception {
		String module = """
				const R = Response, H = Headers, U = URL, E = TextEncoder, D = TextDecoder, S = ReadableStream;
				%s;
				export default async (request) => {
				  const url = new U(request.url);
				  const headers = new H({ 'x-query': url.searchParams.get('q') });
				  headers.append('x-two', 'a');
				  const bytes = new E().encode('Hello ');
				  const stream = new S({ start(c) { c.enqueue(bytes); c.enqueue(new E().encode('world')); c.close(); } });
				  const text = await new R(stream).text();
				  const blob = await (await new R(text + '!').blob()).text();
				  return new R(new D().decode(new E().encode(blob)), { status: 201, headers });
				};
				"""
			.formatted(poison);
		try (EdgeFunction function = functions.function("poison", module)) {
			EdgeResponse response = fetch(function);
			assertThat(response.status()).isEqualTo(201);
			assertThat(response.header("x-query")).isEqualTo("1");
			assertThat(response.header("x-leak")).isNull();
			assertThat(response.text().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("Hello world!");
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			Response.prototype.text.call({})                                      | TypeError
			Object.getOwnPropertyDescriptor(Request.prototype, 'url').get.call({}) | TypeError
			Headers.prototype.get.call(new Map(), 'a')                            | TypeError
			URL.prototype.toString.call({ href: 'x' })                            | TypeError
			AbortSignal.abort().constructor()                                     | TypeError
			new (request.constructor)(Object.create(Request.prototype))            | TypeError
			new Request(new Proxy(request, {}))                                   | TypeError
			Blob.prototype.text.call(Object.create(Blob.prototype))                | TypeError
			TextDecoder.prototype.decode.call(Object.create(TextDecoder.prototype)) | TypeError
			CryptoKey.prototype.__lookupGetter__('type').call({})                  | TypeError
			""")
	void brandsAreChecked(String attempt, String error) throws Exception {
		assertThat(run("try { const r = " + attempt + "; await r; return 'accepted' } catch (e) { return e.name }"))
			.isEqualTo(error);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)" })
	void loopsCanNotBeBlocked(String attempt) throws Exception {
		assertThat(run("try { " + attempt + "; return 'blocked' } catch (e) { return e.name }")).isEqualTo("TypeError");
	}

	private static String statement(String attempt) {
		return attempt;
	}

	private static String run(String body) throws Exception {
		try (EdgeFunction function = functions.function("sandbox",
				"export default async (request, context) => new Response(await (async () => {" + body + "})());")) {
			return fetch(function).text().toCompletableFuture().get(10, TimeUnit.SECONDS);
		}
	}

	private static EdgeResponse fetch(EdgeFunction function) throws Exception {
		return function.fetch(EdgeRequest.get("https://example.com/?q=1"))
			.toCompletableFuture()
			.get(20, TimeUnit.SECONDS);
	}

}
