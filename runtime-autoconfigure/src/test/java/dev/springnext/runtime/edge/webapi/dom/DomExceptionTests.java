package dev.springnext.runtime.edge.webapi.dom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DomExceptionTests {

	private final GuestCode guest = new GuestCode();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void isAnErrorWithAStackThatNamesIt() {
		this.guest.run("""
				function fail() { return new DOMException('too late', 'TimeoutError'); }
				const e = fail();
				log(e instanceof Error, String(e), e.code, Object.keys(e).length);
				log(e.stack.split('\\n')[0]);
				log(e.stack.includes('at fail'), e.stack.includes('edge:'));
				""");
		assertThat(this.guest.logged()).containsExactly("true TimeoutError: too late 23 0", "TimeoutError: too late",
				"true false");
	}

	@Test
	void canBeExtended() {
		this.guest
			.run("""
					class Mine extends DOMException { constructor() { super('m', 'AbortError'); } get extra() { return this.code; } }
					const e = new Mine();
					log(e instanceof Mine, e instanceof DOMException, e.name, e.extra, Object.prototype.toString.call(e));
					""");
		assertThat(this.guest.logged()).containsExactly("true true AbortError 20 [object DOMException]");
	}

	@Test
	void checksTheReceiverOfItsGetters() {
		this.guest.run("""
				for (const key of ['name', 'message', 'code']) {
				  const { get } = Object.getOwnPropertyDescriptor(DOMException.prototype, key);
				  for (const wrong of [undefined, null, 1, {}, new Error(), Object.create(DOMException.prototype)]) {
				    try { get.call(wrong); log('no error'); } catch (e) { if (!(e instanceof TypeError)) log(e); }
				  }
				}
				""");
		assertThat(this.guest.logged()).isEmpty();
	}

}
