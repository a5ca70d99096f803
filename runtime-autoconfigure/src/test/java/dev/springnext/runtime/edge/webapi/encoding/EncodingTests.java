package dev.springnext.runtime.edge.webapi.encoding;

import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the encoding API as guest code sees it.
 */
class EncodingTests {

	private final TestIsolate isolate = new TestIsolate();

	@AfterEach
	void close() {
		this.isolate.close();
	}

	@Test
	void encodedBufferIsFullyFunctional() {
		assertThat(text("""
				const b = new TextEncoder().encode('x'.repeat(70000)).buffer;
				const c = b.transfer(10);
				[b.detached, b.byteLength, c.byteLength].join()""")).isEqualTo("true,0,10");
	}

	@Test
	void patchedPrototypesAreNotAsked() {
		assertThat(text("""
				const bytes = new Uint8Array([0xE2, 0x82, 0xAC]);
				const TypedArray = Object.getPrototypeOf(Uint8Array);
				for (const key of ['buffer', 'byteLength', 'byteOffset', 'length']) {
				  Object.defineProperty(TypedArray.prototype, key, { get() { throw new Error('asked ' + key); } });
				}
				Object.prototype.stream = true;
				Object.prototype.fatal = true;
				Array.prototype[Symbol.iterator] = () => { throw new Error('asked'); };
				String.prototype.toLowerCase = () => 'big5';
				const decoder = new TextDecoder('UTF8');
				decoder.decode(bytes) + decoder.encoding""")).isEqualTo("\u20ACutf-8");
	}

	@Test
	void viewsOfAllKindsAreDecoded() {
		assertThat(
				text("""
						const buffer = new TextEncoder().encode('-hello-').buffer;
						const shared = new SharedArrayBuffer(5);
						new Uint8Array(shared).set(new Uint8Array(buffer, 1, 5));
						const decode = (input) => new TextDecoder().decode(input);
						[decode(new Uint8Array(buffer, 1, 5)), decode(new DataView(buffer, 1, 5)), decode(buffer), decode(shared),
						  decode(new Uint8Array(shared, 1)), decode(), decode(undefined)].join()"""))
			.isEqualTo("hello,hello,-hello-,hello,ello,,");
	}

	@Test
	void bufferDetachedByTheOptionsIsEmpty() {
		assertThat(text("""
				const bytes = new Uint8Array([65]);
				new TextDecoder().decode(bytes, { get stream() { bytes.buffer.transfer(); return false; } })"""))
			.isEmpty();
	}

	@Test
	void streamedTextKeepsItsStateBetweenCalls() {
		assertThat(text("""
				const decoder = new TextDecoder('shift_jis');
				decoder.decode(new Uint8Array([0x82]), { stream: true })
				  + decoder.decode(new Uint8Array([0xA0, 0x82])) + decoder.decode(new Uint8Array([0x41]))"""))
			.isEqualTo("\u3042\uFFFDA");
	}

	@Test
	void errorsNameWhatIsWrong() {
		assertThat(error("new TextDecoder('utf-9')")).isEqualTo(
				"RangeError: Failed to construct 'TextDecoder': The encoding label provided ('utf-9') is invalid.");
		assertThat(error("new TextDecoder('replacement')")).startsWith("RangeError");
		assertThat(error("new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))"))
			.isEqualTo("TypeError: The encoded data was not valid.");
		assertThat(error("new TextDecoder().decode('text')"))
			.startsWith("TypeError: Failed to execute 'decode' on 'TextDecoder': parameter 1");
		assertThat(error("atob('*')")).startsWith("InvalidCharacterError: Failed to execute 'atob'");
		assertThat(error("btoa('\u20AC')")).startsWith("InvalidCharacterError: Failed to execute 'btoa'");
	}

	@Test
	void base64IsForgiving() {
		assertThat(text("[atob(' Y\\nWI=\\t'), atob('YW'), atob('YX=='), atob(''), btoa('\\xFF\\0')].join()"))
			.isEqualTo("ab,a,a,,/wA=");
		assertThat(error("atob('YWI==')")).startsWith("InvalidCharacterError");
		assertThat(error("atob('A')")).startsWith("InvalidCharacterError");
		assertThat(error("atob('=')")).startsWith("InvalidCharacterError");
		assertThat(error("atob('ab=c')")).startsWith("InvalidCharacterError");
		assertThat(error("atob('ab\\u00E9c')")).startsWith("InvalidCharacterError");
	}

	@Test
	void encodeIntoStopsBeforeACharacterThatDoesNotFit() {
		assertThat(text("""
				const bytes = new Uint8Array(6).fill(1);
				const { read, written } = new TextEncoder().encodeInto('a\\u{1F600}\\u20AC', bytes.subarray(1));
				[read, written, ...bytes].join()""")).isEqualTo("3,5,1,97,240,159,152,128");
	}

	// The value of the last expression
	private String text(String code) {
		return eval("{" + code + "}").asString();
	}

	private String error(String code) {
		return eval("(() => { try { " + code
				+ "; return 'no error'; } catch (e) { return e.name + ': ' + e.message; } })()")
			.asString();
	}

	private Value eval(String code) {
		return this.isolate.evaluate(code);
	}

}
