package dev.springnext.runtime.edge.webapi.dom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventTargetTests {

	private final GuestCode guest = new GuestCode();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void callsListenersForTheCapturingPhaseFirst() {
		this.guest.run("""
				const t = new EventTarget();
				t.addEventListener('x', () => log('bubble'));
				t.addEventListener('x', () => log('capture'), true);
				t.dispatchEvent(new Event('x'));
				""");
		assertThat(this.guest.logged()).containsExactly("capture", "bubble");
	}

	@Test
	void letsACapturingListenerStopThePropagation() {
		this.guest.run("""
				const t = new EventTarget();
				t.addEventListener('x', () => log('bubble'));
				t.addEventListener('x', (e) => { e.stopPropagation(); log('first'); }, true);
				t.addEventListener('x', () => log('second'), true);
				t.dispatchEvent(new Event('x'));
				""");
		assertThat(this.guest.logged()).containsExactly("first", "second");
	}

	@Test
	void ignoresListenersThatComeDuringADispatchAndThoseThatWent() {
		this.guest.run("""
				const t = new EventTarget();
				const third = () => log('third');
				t.addEventListener('x', () => {
				  log('first');
				  t.addEventListener('x', () => log('late'));
				  t.removeEventListener('x', third);
				}, { once: true });
				t.addEventListener('x', () => log('second'));
				t.addEventListener('x', third);
				t.dispatchEvent(new Event('x'));
				log('again');
				t.dispatchEvent(new Event('x'));
				""");
		assertThat(this.guest.logged()).containsExactly("first", "second", "again", "second", "late");
	}

	@Test
	void callsTheOtherListenersIfOneThrows() {
		this.guest.run("""
				addEventListener('error', (e) => { log(e.message, e.lineno > 0); e.preventDefault(); });
				const t = new EventTarget();
				t.addEventListener('x', () => { throw new Error('one'); });
				t.addEventListener('x', { get handleEvent() { throw new RangeError('two'); } });
				t.addEventListener('x', {});
				t.addEventListener('x', { handleEvent(e) { log(this.me, e.type); }, me: 'self' });
				log(t.dispatchEvent(new Event('x')));
				""");
		assertThat(this.guest.logged()).containsExactly("Uncaught Error: one true", "Uncaught RangeError: two true",
				"Uncaught TypeError: The event listener is not a function and has no method 'handleEvent'. true",
				"self x", "true");
	}

	@Test
	void treatsTheGlobalObjectAsATarget() {
		this.guest.run("""
				const { addEventListener: add, dispatchEvent: dispatch } = globalThis;
				add('x', function (e) { log(this === globalThis, e.target === self, e.currentTarget === self); });
				EventTarget.prototype.addEventListener.call(null, 'x', () => log('null'));
				log(dispatch(new Event('x')));
				""");
		assertThat(this.guest.logged()).containsExactly("true true true", "null", "true");
	}

	@Test
	void keepsTheOrderAndTheValueOfEventHandlers() {
		this.guest.run("""
				const { signal } = new AbortController();
				const t = signal;
				t.onabort = () => log('never');
				t.addEventListener('abort', () => log('listener'));
				t.onabort = { handleEvent() { log('not called'); } };
				log(typeof t.onabort);
				t.onabort = () => log('handler');
				t.dispatchEvent(new Event('abort'));
				t.onabort = 3;
				log(t.onabort);
				t.dispatchEvent(new Event('abort'));
				""");
		assertThat(this.guest.logged()).containsExactly("object", "handler", "listener", "null", "listener");
	}

	@Test
	void takesOverGlobalHandlersThatWereAssignedBeforeAnyEvent() {
		this.guest.run("""
				onerror = (message, file, line, column, error) => { log(message, error); return true; };
				log(typeof onerror, typeof Object.getOwnPropertyDescriptor(globalThis, 'onerror').value);
				reportError(7);
				log(typeof Object.getOwnPropertyDescriptor(globalThis, 'onerror').get);
				onerror = null;
				log(onerror);
				""");
		assertThat(this.guest.logged()).containsExactly("function function", "Uncaught 7 7", "function", "null");
	}

	@Test
	void doesNotNeedWhatGuestCodeHasBroken() {
		this.guest
			.run("""
					Array.prototype.slice = Array.prototype.push = Array.prototype[Symbol.iterator] = () => { throw new Error('broken'); };
					Function.prototype.call = Function.prototype.apply = () => { throw new Error('broken'); };
					Object.prototype.capture = true;
					Object.prototype.get = () => { throw new Error('polluted'); };
					Object.prototype.signal = undefined;
					const t = new EventTarget();
					t.addEventListener('x', (e) => log('heard', e.isTrusted));
					t.dispatchEvent(new CustomEvent('x'));
					const c = new AbortController();
					c.signal.onabort = () => log('aborted');
					c.abort();
					""");
		assertThat(this.guest.logged()).containsExactly("heard false", "aborted");
	}

	@Test
	void bearsTypesNamedLikePropertiesOfObjects() {
		this.guest.run("""
				const t = new EventTarget();
				for (const type of ['__proto__', 'constructor', 'toString', '']) {
				  t.addEventListener(type, (e) => log('[' + e.type + ']'));
				  t.dispatchEvent(new Event(type));
				}
				""");
		assertThat(this.guest.logged()).containsExactly("[__proto__]", "[constructor]", "[toString]", "[]");
	}

}
