package dev.springnext.runtime.edge.webapi.messaging;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.webapi.dom.GuestCode;

import static org.assertj.core.api.Assertions.assertThat;

class MessagePortTests {

	private final GuestCode guest = new GuestCode();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void keepsMessagesUntilThePortIsStarted() {
		this.guest
			.run("""
					const { port1, port2 } = new MessageChannel();
					port1.postMessage('a');
					port1.postMessage({ b: [1n] });
					port2.addEventListener('message', (e) => log(typeof e.data, e.isTrusted, e.ports.length, e.source, '[' + e.origin + ']'));
					setTimeout(() => { log('start'); port2.start(); }, 5);
					""");
		assertThat(this.guest.logged()).containsExactly("start", "string true 0 null []", "object true 0 null []");
	}

	@Test
	void deliversWhatWasSentBeforeTheOtherEndWasClosed() {
		this.guest.run("""
				const { port1, port2 } = new MessageChannel();
				port2.onmessage = (e) => log(e.data);
				port2.onclose = (e) => log('closed', e.type);
				port1.onclose = () => log('not for the one that closes');
				port1.postMessage('before');
				port1.close();
				port1.postMessage('after');
				port2.postMessage('to nobody');
				""");
		assertThat(this.guest.logged()).containsExactly("before", "closed close");
	}

	@Test
	void movesPortsWithTheMessagesThatWaitForThem() {
		this.guest.run("""
				const a = new MessageChannel();
				const b = new MessageChannel();
				a.port1.postMessage('early');
				b.port1.postMessage({ port: a.port2 }, [a.port2]);
				a.port1.postMessage('late');
				b.port2.onmessage = ({ data, ports }) => {
				  log(data.port === ports[0], ports[0] !== a.port2, Object.isFrozen(ports));
				  ports[0].onmessage = (e) => log(e.data);
				};
				try { b.port1.postMessage(0, [a.port2]); } catch (e) { log(e.name); }
				try { b.port1.postMessage(0, [b.port1]); } catch (e) { log(e.name); }
				try { b.port1.postMessage({ port: b.port2 }); } catch (e) { log(e.name); }
				""");
		assertThat(this.guest.logged()).containsExactly("DataCloneError", "DataCloneError", "DataCloneError",
				"true true true", "early", "late");
	}

	@Test
	void takesItsOptionsInBothForms() {
		this.guest.run("""
				const { port1, port2 } = new MessageChannel();
				port2.onmessage = (e) => log(e.data.byteLength);
				for (const options of [(b) => [b], (b) => ({ transfer: [b] }), (b) => new Set([b]), () => null]) {
				  const buffer = new ArrayBuffer(3);
				  port1.postMessage(buffer, options(buffer));
				  log(buffer.detached);
				}
				""");
		assertThat(this.guest.logged()).containsExactly("true", "true", "true", "false", "3", "3", "3", "3");
	}

}
