package dev.springnext.runtime.edge.webapi.websocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What needs no network; the rest is tested where the transport is.
 */
class WebSocketTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "'ws://x.example'; ws://x.example/", "'https://X.example/a?b'; wss://x.example/a?b",
					"'http://x.example:80'; ws://x.example/", "{ toString: () => 'ws://y.example/' }; ws://y.example/",
					"'/relative'; SyntaxError", "'ftp://x.example'; SyntaxError", "'ws://x.example/#'; SyntaxError",
					"'ws://x.example', 'a b'; SyntaxError", "'ws://x.example', ''; SyntaxError",
					"'ws://x.example', ['a', 'a']; SyntaxError", "'ws://x.example', ['a', 'A']; ws://x.example/",
					"; TypeError", "Symbol(); TypeError" })
	void checksUrlAndProtocols(String arguments, String expected) {
		assertThat(eval("(() => { try { return new WebSocket(" + ((arguments != null) ? arguments : "")
				+ ").url; } catch (e) { return e.name; } })()"))
			.isEqualTo(expected);
	}

	@Test
	void checksArgumentsOfMethods() {
		assertThat(
				eval("""
						(() => {
						  const ws = new WebSocket('ws://x.example');
						  const names = [];
						  for (const use of [() => ws.send('x'), () => ws.send(), () => ws.close(999), () => ws.close(1001), () => ws.close(1000, 'x'.repeat(124)),
						    () => ws.close(1000, '\\u00e9'.repeat(62)), () => WebSocket.prototype.send.call({}, 'x'), () => WebSocket('ws://x.example')]) {
						    try { use(); names.push('fine'); } catch (e) { names.push(e.name); }
						  }
						  return names.join();
						})()"""))
			.isEqualTo(
					"InvalidStateError,TypeError,InvalidAccessError,InvalidAccessError,SyntaxError,SyntaxError,TypeError,TypeError");
	}

	@Test
	void looksAsTheStandardSays() {
		assertThat(
				eval("""
						[Object.keys(WebSocket.prototype).sort().join(), WebSocket.length, WebSocket.prototype.send.length, WebSocket.prototype.close.length,
						  WebSocket.CLOSED, WebSocket.prototype.OPEN, Object.prototype.toString.call(WebSocket.prototype), Object.getPrototypeOf(WebSocket) === EventTarget].join('|')
						"""))
			.isEqualTo(
					"CLOSED,CLOSING,CONNECTING,OPEN,binaryType,bufferedAmount,close,extensions,onclose,onerror,onmessage,onopen,"
							+ "protocol,readyState,send,url|1|1|0|3|1|[object WebSocket]|true");
	}

	private static String eval(String code) {
		try (TestIsolate isolate = new TestIsolate()) {
			return isolate.evaluate(code).asString();
		}
	}

}
