package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.IsolateEndedException;
import dev.springnext.runtime.edge.engine.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Requests that meet an isolate whose modules still run. These modules loop until the
 * test lets them go on.
 */
class FunctionLoadingTests {

	private static final Duration LONG = Duration.ofHours(1);

	private static final String SLOW = """
			while (process.env.STEP === 'wait') {}
			if (process.env.STEP === 'fail') throw new TypeError('no luck');
			const id = crypto.randomUUID();
			let served = 0;
			export default (request) => new Response(`${id} ${++served}`);
			""";

	private final AtomicReference<String> step = new AtomicReference<>("go");

	private final CountDownLatch loading = new CountDownLatch(1);

	private EdgeFunctions functions;

	@AfterEach
	void close() {
		this.step.set("go");
		this.functions.close();
	}

	@Test
	void otherLoopsGoOnWhileAnIsolateLoads() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 2, LONG, LONG, 0), 3, LONG);
		String first = id(text(function));
		this.step.set("wait");
		CompletableFuture<String> slow = fetch(function);
		this.loading.await();
		// A third loop, which has to share: with the isolate that is there
		assertThat(id(text(function))).isEqualTo(first);
		assertThat(function.isolates()).isEqualTo(new PoolFigures(2, 0, 0, 2));
		assertThat(slow).isNotDone();
		this.step.set("go");
		assertThat(id(slow.get(20, TimeUnit.SECONDS))).isNotEqualTo(first);
	}

	@Test
	void noMoreIsolatesLoadThanThereMayBe() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 0), 3, LONG);
		this.step.set("wait");
		List<CompletableFuture<String>> all = fetchAll(function, 6);
		this.loading.await();
		assertThat(function.isolates().created()).isEqualTo(1);
		this.step.set("go");
		assertThat(ids(all)).hasSize(1);
		assertThat(function.isolates()).isEqualTo(new PoolFigures(1, 0, 0, 1));
	}

	@Test
	void requestWaitsForTheWarmIsolateThatLoads() throws Exception {
		EdgeFunction function = start(new PoolSettings(1, 1, LONG, LONG, 0), 2, LONG);
		this.step.set("wait");
		function.warmUp();
		this.loading.await();
		List<CompletableFuture<String>> all = fetchAll(function, 4);
		await().untilAsserted(() -> assertThat(function.isolates()).isEqualTo(new PoolFigures(1, 0, 0, 1)));
		this.step.set("go");
		assertThat(ids(all)).hasSize(1);
		assertThat(function.isolates().created()).isEqualTo(1);
	}

	@Test
	void allWhoWaitLearnThatModulesFailAndTheNextRequestTriesAgain() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 0), 3, LONG);
		this.step.set("wait");
		List<CompletableFuture<String>> all = fetchAll(function, 6);
		this.loading.await();
		this.step.set("fail");
		for (CompletableFuture<String> one : all) {
			assertThat(catchThrowable(() -> one.get(20, TimeUnit.SECONDS))).hasCauseInstanceOf(GuestException.class)
				.hasMessageContaining("TypeError: no luck");
		}
		this.step.set("go");
		assertThat(text(function)).endsWith(" 1");
		await().untilAsserted(() -> assertThat(function.isolates())
			.extracting(PoolFigures::active, PoolFigures::warm, PoolFigures::retiring)
			.containsExactly(1, 0, 0));
	}

	@Test
	void requestThatGaveUpWhileItWaitedIsNotServed() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 3), 2, Duration.ofMillis(300));
		this.step.set("wait");
		CompletableFuture<String> first = fetch(function);
		this.loading.await();
		CompletableFuture<String> impatient = fetch(function);
		assertThat(catchThrowable(() -> impatient.get(20, TimeUnit.SECONDS)))
			.hasCauseInstanceOf(LimitExceededException.class)
			.hasMessageContaining("duration");
		this.step.set("go");
		assertThat(first.get(20, TimeUnit.SECONDS)).endsWith(" 1");
		assertThat(text(function)).endsWith(" 2");
		// It was the third of the isolate nevertheless, which has been given back
		assertThat(text(function)).endsWith(" 1");
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void closingEndsTheIsolateThatLoads() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 0), 2, LONG);
		EdgeFunction neighbour = this.functions.function("neighbour", "export default () => new Response('well')");
		this.step.set("wait");
		List<CompletableFuture<String>> all = fetchAll(function, 2);
		this.loading.await();
		await().untilAsserted(() -> assertThat(function.isolates().active()).isEqualTo(1));
		function.close();
		for (CompletableFuture<String> one : all) {
			assertThat(catchThrowable(() -> one.get(20, TimeUnit.SECONDS))).satisfiesAnyOf(
					(error) -> assertThat(error).hasCauseInstanceOf(IsolateEndedException.class),
					(error) -> assertThat(error).hasMessageContaining("is closed"));
		}
		assertThat(function.isolates()).isEqualTo(new PoolFigures(0, 0, 0, 1));
		// On both loops, although the module would loop on
		assertThat(text(neighbour)).isEqualTo("well");
		assertThat(text(neighbour)).isEqualTo("well");
		assertThat(this.functions.engine().zombies()).isZero();
	}

	@Test
	void closingEndsTheWarmIsolateThatLoads() throws Exception {
		EdgeFunction function = start(new PoolSettings(1, 1, LONG, LONG, 0), 1, LONG);
		this.step.set("wait");
		function.warmUp();
		this.loading.await();
		function.close();
		// The thread that loads in advance is free again
		EdgeFunction neighbour = this.functions.function("neighbour", "export default () => new Response('well')");
		neighbour.warmUp();
		await().untilAsserted(() -> assertThat(neighbour.isolates().warm()).isEqualTo(1));
	}

	private EdgeFunction start(PoolSettings pool, int loops, Duration duration) {
		this.functions = EdgeFunctions.builder().pool(pool).loops(loops).environment(() -> {
			if ("wait".equals(this.step.get())) {
				this.loading.countDown();
			}
			return Map.of("STEP", this.step.get());
		}).limits(new FunctionLimits(Duration.ofSeconds(15), 512L << 20, duration, 5)).build();
		this.functions.start().join();
		return this.functions.function("slow", SLOW);
	}

	private static List<CompletableFuture<String>> fetchAll(EdgeFunction function, int number) {
		List<CompletableFuture<String>> all = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			all.add(fetch(function));
		}
		return all;
	}

	private static CompletableFuture<String> fetch(EdgeFunction function) {
		return function.fetch(EdgeRequest.get("https://example.com/"))
			.thenCompose(EdgeResponse::text)
			.toCompletableFuture();
	}

	private static Set<String> ids(List<CompletableFuture<String>> all) throws Exception {
		Set<String> ids = new HashSet<>();
		for (CompletableFuture<String> one : all) {
			ids.add(id(one.get(20, TimeUnit.SECONDS)));
		}
		return ids;
	}

	private static String id(String text) {
		return text.substring(0, text.indexOf(' '));
	}

	private static String text(EdgeFunction function) throws Exception {
		return fetch(function).get(20, TimeUnit.SECONDS);
	}

}
