package dev.springnext.runtime.edge.webapi.dom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;

import static org.assertj.core.api.Assertions.assertThat;

class AbortSignalTests {

	private final GuestCode guest = new GuestCode();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void abortsDependentSignalsInTheOrderOfTheirCreation() {
		this.guest.run("""
				const c = new AbortController();
				const signals = [c.signal];
				signals.push(AbortSignal.any([c.signal]), AbortSignal.any([c.signal]));
				signals.push(AbortSignal.any([signals[1], new AbortController().signal]));
				signals.push(AbortSignal.any([signals[3], signals[0]]));
				signals.forEach((s, i) => s.addEventListener('abort', () => log(i, signals.every((x) => x.aborted))));
				c.abort('why');
				log(signals.every((s) => s.reason === 'why'));
				""");
		assertThat(this.guest.logged()).containsExactly("0 true", "1 true", "2 true", "3 true", "4 true", "true");
	}

	@Test
	void firesOnceEvenIfAbortedAgainMeanwhile() {
		this.guest.run("""
				const c = new AbortController();
				c.signal.addEventListener('abort', () => { log('heard'); c.abort('again'); });
				c.abort('first');
				c.abort('second');
				log(c.signal.reason);
				""");
		assertThat(this.guest.logged()).containsExactly("heard", "first");
	}

	@Test
	void timesOut() {
		this.guest.run("""
				const s = AbortSignal.timeout(5);
				s.onabort = (e) => log(s.reason.name, s.reason instanceof DOMException, e.isTrusted);
				""");
		assertThat(this.guest.logged()).containsExactly("TimeoutError true true");
	}

	@Test
	void cancelsItsTimeoutsWhenTheIsolateCloses() {
		Isolate isolate = this.guest.isolate(IsolateSettings.of("bundle"));
		this.guest.run(isolate, null, "for (const ms of [60_000, Number.MAX_SAFE_INTEGER]) AbortSignal.timeout(ms)");
		assertThat(this.guest.waiting()).isEqualTo(2);
		isolate.close();
		assertThat(this.guest.waiting()).isZero();
	}

	@Test
	void rejectsTimeoutsOutOfRange() {
		this.guest
			.run("""
					for (const ms of [-1, Infinity, NaN, 2 ** 53, 1n, Symbol()]) {
					  try { AbortSignal.timeout(ms); log('accepted', String(ms)); } catch (e) { if (!(e instanceof TypeError)) log(e); }
					}
					""");
		assertThat(this.guest.logged()).isEmpty();
	}

	@Test
	void canNotBeConstructed() {
		this.guest
			.run("""
					for (const make of [() => new AbortSignal(), () => Reflect.construct(EventTarget, [], AbortSignal).aborted, () => Reflect.construct(AbortSignal, [])]) {
					  try { make(); log('made'); } catch (e) { log(e instanceof TypeError); }
					}
					""");
		assertThat(this.guest.logged()).containsExactly("true", "true", "true");
	}

	@Test
	void doesNotKeepDependentSignalsThatNobodyHears() {
		this.guest.run("""
				const c = new AbortController();
				for (let i = 0; i < 20000; i++) AbortSignal.any([c.signal]);
				let heard = 0;
				(() => { AbortSignal.any([c.signal]).onabort = () => heard++; })();
				c.abort();
				log(heard);
				""");
		assertThat(this.guest.logged()).containsExactly("1");
	}

}
