package dev.springnext.runtime.edge.webapi.crypto;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.InvocationScope;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of work that runs on other threads.
 */
class CryptoJobsTests {

	private static final String LONG_WORK = """
			const key = await subtle.importKey('raw', ascii('p'), 'PBKDF2', false, ['deriveBits']);
			await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: new Uint8Array(8), iterations: 0xFFFFFFFF }, key, 512);
			""";

	private static final String LONG_SEARCH = """
			await subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-1', modulusLength: 16384, publicExponent: bytes('010001') }, true, ['sign']);
			""";

	@Test
	void longWorkLetsTheLoopGoOn() {
		try (CryptoGuest guest = new CryptoGuest()) {
			assertThat(guest
				.run("""
						const algorithm = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: bytes('010001') };
						const order = [];
						const slow = subtle.generateKey(algorithm, false, ['sign']).then(() => order.push('slow'));
						const quick = subtle.digest('SHA-256', new Uint8Array(4096)).then(() => order.push('quick'));
						await Promise.all([slow, quick]);
						return order.join();
						"""))
				.isEqualTo("quick,slow");
		}
	}

	@Test
	void quickWorkNeedsNoTurnOfItsOwn() {
		try (CryptoGuest guest = new CryptoGuest()) {
			guest.begin(null, "return hex(await subtle.digest('SHA-1', new Uint8Array(4096)))");
			assertThat(guest.result()).hasSize(40);
		}
	}

	@Test
	void manyOperationsAllEnd() {
		try (CryptoGuest guest = new CryptoGuest()) {
			assertThat(guest.run("""
					const data = new Uint8Array(300 * 1024);
					const digests = await Promise.all(Array.from({ length: 200 }, () => subtle.digest('SHA-1', data)));
					return new Set(digests.map(hex)).size;
					""")).isEqualTo("1");
		}
	}

	@Test
	void closingTheIsolateEndsItsWork() {
		CryptoGuest guest = new CryptoGuest();
		guest.begin(null, LONG_WORK);
		guest.begin(null, LONG_SEARCH);
		guest.await(() -> busy() > 0);
		guest.close();
		guest.await(() -> busy() == 0);
	}

	@Test
	void workIsChargedToWhoAskedForIt() {
		try (CryptoGuest guest = new CryptoGuest()) {
			Charged invocation = new Charged(Long.MAX_VALUE);
			guest.run(invocation,
					"""
							const key = await subtle.importKey('raw', ascii('p'), 'PBKDF2', false, ['deriveBits']);
							return hex(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: new Uint8Array(8), iterations: 100000 }, key, 512));
							""");
			assertThat(invocation.nanos.get()).isGreaterThan(10_000_000);
		}
	}

	@Test
	void workEndsWithTheBudgetOfWhoAskedForIt() {
		try (CryptoGuest guest = new CryptoGuest()) {
			Charged invocation = new Charged(100_000_000);
			guest.begin(invocation, LONG_WORK);
			guest.await(() -> invocation.cause != null);
			assertThat(invocation.nanos.get()).isGreaterThanOrEqualTo(100_000_000);
			assertThat(invocation.cause).isInstanceOfSatisfying(LimitExceededException.class,
					(cause) -> assertThat(cause.limit()).isEqualTo(LimitExceededException.Limit.CPU_TIME));
		}
	}

	@Test
	void workMayTakeLongerThanTurns() {
		try (CryptoGuest guest = new CryptoGuest()) {
			Charged invocation = new Charged(Long.MAX_VALUE, 300_000_000);
			assertThat(guest.run(invocation,
					"""
							const key = await subtle.importKey('raw', ascii('p'), 'PBKDF2', false, ['deriveBits']);
							return (await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: new Uint8Array(8), iterations: 1000000 }, key, 512)).byteLength;
							"""))
				.isEqualTo("64");
			assertThat(invocation.nanos.get()).isGreaterThan(invocation.longestTurnNanos());
		}
	}

	private static long busy() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getName().startsWith("edge-crypto-"))
			.filter((entry) -> Arrays.stream(entry.getValue())
				.anyMatch((frame) -> frame.getClassName().startsWith(CryptoJobs.class.getName() + "$Job")))
			.count();
	}

	private static final class Charged implements Invocation {

		private final AtomicLong nanos = new AtomicLong();

		private final long budget;

		private volatile @Nullable IsolateException cause;

		private final long longestTurn;

		private Charged(long budget) {
			this(budget, Long.MAX_VALUE);
		}

		private Charged(long budget, long longestTurn) {
			this.budget = budget;
			this.longestTurn = longestTurn;
		}

		@Override
		public String id() {
			return "test";
		}

		@Override
		public void countSubRequest() {
		}

		@Override
		public long remainingCpuNanos() {
			return this.budget - this.nanos.get();
		}

		@Override
		public long remainingBytes() {
			return Long.MAX_VALUE;
		}

		@Override
		public long longestTurnNanos() {
			return this.longestTurn;
		}

		@Override
		public void charge(long cpuNanos, long bytes) {
		}

		@Override
		public void chargeWork(long cpuNanos) {
			this.nanos.addAndGet(cpuNanos);
		}

		@Override
		public void end(IsolateException reason) {
			this.cause = reason;
		}

		@Override
		public InvocationScope scope() {
			return new InvocationScope();
		}

		@Override
		public void waitUntil(CompletableFuture<?> work) {
		}

		@Override
		public boolean isEnded() {
			return false;
		}

	}

}
