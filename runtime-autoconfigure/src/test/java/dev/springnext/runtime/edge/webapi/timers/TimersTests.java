package dev.springnext.runtime.edge.webapi.timers;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.InvocationScope;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.dom.GuestCode;

import static org.assertj.core.api.Assertions.assertThat;

class TimersTests {

	private final GuestCode guest = new GuestCode();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void keepsTheOrderOfEqualDelays() {
		this.guest.run("""
				setTimeout(log, 500, 'late');
				for (let i = 0; i < 5; i++) setTimeout(log, i % 2, i);
				setTimeout(log, -1, 'negative');
				setTimeout(log, 2 ** 32, 'overflow');
				setTimeout(log, 'NaN', 'text');
				log('first');
				""");
		assertThat(this.guest.logged()).hasSize(10).startsWith("first").endsWith("late");
		assertThat(this.guest.logged()).containsSubsequence("0", "2", "4", "negative", "overflow", "text");
		assertThat(this.guest.logged()).containsSubsequence("1", "3");
	}

	@Test
	void repeatsUntilCleared() {
		this.guest
			.run("""
					let n = 0;
					const id = setInterval((a) => { log(a, ++n); if (n === 3) clearTimeout(id); if (n === 2) throw 'harms nobody'; }, 1, 'tick');
					addEventListener('error', (e) => e.preventDefault());
					""");
		assertThat(this.guest.logged()).containsExactly("tick 1", "tick 2", "tick 3");
		assertThat(this.guest.waiting()).isZero();
	}

	@Test
	void clearsWhatIsNotThereWithoutComplaint() {
		this.guest.run("""
				clearTimeout();
				clearTimeout(undefined);
				clearInterval(12345);
				clearTimeout('x');
				clearTimeout({});
				const id = setTimeout(log, 1, 'never');
				clearInterval(String(id));
				log(typeof id, id > 0);
				""");
		assertThat(this.guest.logged()).containsExactly("number true");
	}

	@Test
	void slowsNestedTimersDown() {
		this.guest.run("""
				const start = Date.now();
				let n = 0;
				(function next() { if (++n < 16) setTimeout(next, 0); else log(Date.now() - start >= 35); })();
				""");
		assertThat(this.guest.logged()).containsExactly("true");
	}

	@Test
	void takesCodeFromStringsOnlyWhereItIsAllowed() {
		String code = "try { setTimeout('log(\"ran\")'); } catch (e) { log(e.name); }";
		this.guest.run(code);
		this.guest.run(this.guest.isolate(IsolateSettings.of("bundle").withAllowEval(true)), code);
		assertThat(this.guest.logged()).containsExactly("TypeError", "ran");
	}

	@Test
	void cancelsAllTimersWhenTheIsolateCloses() {
		Isolate isolate = this.guest.isolate(IsolateSettings.of("bundle"));
		this.guest.run(isolate, null,
				"for (let i = 0; i < 5000; i++) setTimeout(log, 60_000, i); setInterval(log, 1000)");
		assertThat(this.guest.waiting()).isEqualTo(5001);
		isolate.close();
		assertThat(this.guest.waiting()).isZero();
	}

	@Test
	void forgetsTimersOfInvocationsThatWereEnded() {
		Isolate isolate = this.guest.isolate(IsolateSettings.of("bundle"));
		Ended invocation = new Ended();
		this.guest.run(isolate, invocation, "for (let i = 0; i < 1000; i++) setTimeout(log, 3_600_000, 'never')");
		invocation.ended = true;
		this.guest.run(isolate, null,
				"for (let i = 0; i < 1100; i++) clearTimeout(setTimeout(log, 1)), setTimeout(log, 0, 'kept')");
		assertThat(this.guest.waiting()).isLessThan(2100);
	}

	private static final class Ended implements Invocation {

		private boolean ended;

		@Override
		public String id() {
			return "test";
		}

		@Override
		public void countSubRequest() {
		}

		@Override
		public long remainingCpuNanos() {
			return Long.MAX_VALUE;
		}

		@Override
		public long remainingBytes() {
			return Long.MAX_VALUE;
		}

		@Override
		public void charge(long cpuNanos, long bytes) {
		}

		@Override
		public InvocationScope scope() {
			return new InvocationScope();
		}

		@Override
		public void chargeWork(long cpuNanos) {
		}

		@Override
		public void waitUntil(CompletableFuture<?> work) {
		}

		@Override
		public void end(IsolateException cause) {
			this.ended = true;
		}

		@Override
		public boolean isEnded() {
			return this.ended;
		}

	}

}
