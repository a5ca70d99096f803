package dev.springnext.runtime.edge.webapi.messaging;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.dom.GuestCode;

import static org.assertj.core.api.Assertions.assertThat;

class BroadcastChannelTests {

	private final GuestCode guest = new GuestCode();

	private final Isolate one = this.guest.isolate(IsolateSettings.of("shop"));

	private final Isolate two = this.guest.isolate(IsolateSettings.of("shop"));

	private final Isolate stranger = this.guest.isolate(IsolateSettings.of("other"));

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void reachesTheOtherChannelsOfTheBundleOnly() {
		String listen = "const c = new BroadcastChannel('news'); c.onmessage = (e) => log(WHO, e.data, e.isTrusted);";
		this.guest.run(this.one,
				listen.replace("WHO", "1") + "const d = new BroadcastChannel('news'); d.onmessage = () => log('1b');");
		this.guest.run(this.two, listen.replace("WHO", "2"));
		this.guest.run(this.stranger, listen.replace("WHO", "3"));
		this.guest.run(this.one, "d.postMessage('hi')");
		assertThat(this.guest.logged()).containsExactly("1 hi true", "2 hi true");
	}

	@Test
	void carriesAllKindsOfValuesBetweenIsolates() {
		this.guest.run(this.two,
				"""
						const c = new BroadcastChannel('x');
						c.onmessage = ({ data: d }) => {
						  log(d.self === d, d.list.length, 1 in d.list, d.map.get('k').has(1n), d.view.buffer === d.buffer, d.view[1], d.resizable.maxByteLength);
						  log(d.error instanceof RangeError, d.error.message, d.error.cause.c, String(d.date.getTime()), d.regexp, Object.is(d.zero, -0), d.inf, 'un' in d);
						  log(d.boxed instanceof Number, d.text.charCodeAt(0), Object.hasOwn(d, '__proto__'));
						};
						""");
		this.guest.run(this.one,
				"""
						Array.prototype.toJSON = Object.prototype.toJSON = () => 'broken';
						const buffer = new ArrayBuffer(4);
						const view = new Uint8Array(buffer, 1, 2);
						view[1] = 9;
						const o = { list: [1, , 2], map: new Map([['k', new Set([1n])]]), buffer, view, resizable: new ArrayBuffer(1, { maxByteLength: 8 }),
						  error: new RangeError('m', { cause: { c: 3 } }), date: new Date(5), regexp: /a/gi, zero: -0, inf: -Infinity, un: undefined,
						  boxed: Object(1), text: '\\ud800' };
						Object.defineProperty(o, '__proto__', { value: 1, enumerable: true });
						o.self = o;
						new BroadcastChannel('x').postMessage(o);
						""");
		assertThat(this.guest.logged()).containsExactly("true 3 false true true 9 8",
				"true m 3 5 /a/gi true -Infinity true", "true 55296 true");
	}

	@Test
	void saysSoWhereAMessageCanNotLeaveItsIsolate() {
		this.guest.run(this.two, "const c = new BroadcastChannel('x'); c.onmessageerror = (e) => log(e.type, e.data)");
		this.guest.run(this.one, "new BroadcastChannel('x').postMessage([new DOMException('a')])");
		assertThat(this.guest.logged()).containsExactly("messageerror null");
	}

	@Test
	void givesEachChannelACloneOfItsOwn() {
		this.guest.run("""
				const [a, b, c] = [1, 2, 3].map(() => new BroadcastChannel('x'));
				b.onmessage = (e) => { e.data.seen = true; };
				c.onmessage = (e) => log(e.data.seen);
				a.postMessage({});
				""");
		assertThat(this.guest.logged()).containsExactly("undefined");
	}

	@Test
	void isSilentOnceClosed() {
		this.guest.run("""
				const [a, b] = [1, 2].map(() => new BroadcastChannel('x'));
				b.onmessage = () => log('never');
				a.postMessage(1);
				b.close();
				b.close();
				try { b.postMessage(1); } catch (e) { log(e.name); }
				""");
		assertThat(this.guest.logged()).containsExactly("InvalidStateError");
	}

	@Test
	void doesNotReachIsolatesThatAreClosed() {
		this.guest.run(this.two, "new BroadcastChannel('x').onmessage = () => log('never')");
		this.two.close();
		this.guest.run(this.one, "new BroadcastChannel('x').postMessage(1)");
		assertThat(this.guest.logged()).isEmpty();
	}

}
