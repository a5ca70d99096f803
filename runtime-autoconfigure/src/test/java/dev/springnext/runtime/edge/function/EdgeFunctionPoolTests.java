package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.IsolateEndedException;
import dev.springnext.runtime.edge.engine.LimitExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class EdgeFunctionPoolTests {

	private static final Duration LONG = Duration.ofHours(1);

	// Answers with the name of its isolate
	private static final String IDENTITY = """
			const id = crypto.randomUUID();
			export default () => new Response(id);
			""";

	private EdgeFunctions functions;

	@AfterEach
	void close() {
		if (this.functions != null) {
			this.functions.close();
		}
	}

	@Test
	void keepsWarmIsolatesBesideTheActiveOne() throws Exception {
		EdgeFunction function = start(new PoolSettings(2, 4, LONG, LONG, 0), 1).function("warm", IDENTITY);
		assertThat(function.isolates()).isEqualTo(new PoolFigures(0, 0, 0, 0));
		text(function);
		await().untilAsserted(() -> assertThat(function.isolates()).isEqualTo(new PoolFigures(1, 2, 0, 3)));
		text(function);
		assertThat(function.isolates()).isEqualTo(new PoolFigures(1, 2, 0, 3));
	}

	@Test
	void startMakesTheWarmIsolatesOfAllFunctions() {
		start(new PoolSettings(1, 2, LONG, LONG, 0), 1);
		EdgeFunction one = this.functions.function("one", IDENTITY);
		EdgeFunction two = this.functions.function("two", IDENTITY);
		assertThat(this.functions.isStarted()).isFalse();
		this.functions.start().join();
		await().untilAsserted(() -> {
			assertThat(one.isolates()).isEqualTo(new PoolFigures(0, 1, 0, 1));
			assertThat(two.isolates()).isEqualTo(new PoolFigures(0, 1, 0, 1));
		});
	}

	@Test
	void closesWhileIsolatesAreBeingMade() {
		for (int i = 0; i < 8; i++) {
			start(new PoolSettings(50, 50, LONG, LONG, 0), 1);
			EdgeFunction function = this.functions.function("many", IDENTITY);
			this.functions.start().join();
			await().until(() -> function.isolates().created() > 1);
			this.functions.close();
		}
		// Of GraalVM's engine, which the end of the JVM waits for
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.doesNotContain("edge-engine-close"));
	}

	@Test
	void replacesAnIsolateAfterAnInterruption() throws Exception {
		EdgeFunction function = start(new PoolSettings(1, 2, LONG, LONG, 0), 1).function("loop", """
				const id = crypto.randomUUID();
				export default (request) => { if (request.url.endsWith('loop')) for (;;) {} return new Response(id) };
				""");
		String first = text(function);
		assertThat(catchThrowable(() -> text(function, "/loop"))).hasCauseInstanceOf(LimitExceededException.class);
		assertThat(text(function)).isNotEqualTo(first);
		await()
			.untilAsserted(() -> assertThat(function.isolates()).extracting(PoolFigures::active, PoolFigures::retiring)
				.containsExactly(1, 0));
	}

	@Test
	void moduleThatThrowsIsTriedAgain() throws Exception {
		AtomicReference<String> failure = new AtomicReference<>("yes");
		this.functions = EdgeFunctions.builder()
			.pool(new PoolSettings(0, 1, LONG, LONG, 0))
			.environment(() -> Map.of("FAIL", failure.get()))
			.loops(2)
			.build();
		EdgeFunction function = this.functions.function("failing", """
				if (process.env.FAIL === 'yes') throw new TypeError('no luck with ' + process.env.FAIL);
				export default () => new Response('loaded');
				""");
		for (int i = 0; i < 4; i++) {
			assertThat(catchThrowable(() -> text(function))).hasCauseInstanceOf(GuestException.class)
				.hasMessageContaining("The edge function 'failing' failed")
				.hasMessageContaining("TypeError: no luck with yes")
				.hasMessageContaining("failing.js:1:");
		}
		failure.set("no");
		for (int i = 0; i < 4; i++) {
			assertThat(text(function)).isEqualTo("loaded");
		}
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void replacesAnOldIsolate() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, Duration.ofMillis(100), 0), 1).function("old",
				IDENTITY);
		String first = text(function);
		await().untilAsserted(() -> assertThat(text(function)).isNotEqualTo(first));
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void replacesAnIsolateAfterItsRequests() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 3), 1).function("counted", IDENTITY);
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			ids.add(text(function));
		}
		assertThat(new HashSet<>(ids)).hasSize(3);
		assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(3));
	}

	@Test
	void isolateThatRetiresAnswersWhatItHasTaken() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 1), 1).function("retiring",
				"""
						const waiting = [];
						export default async (request) => {
						  await new Promise((resolve) => setTimeout(resolve, 20));
						  const text = new TransformStream();
						  const writer = text.writable.getWriter();
						  setTimeout(async () => { await writer.write(new TextEncoder().encode('late')); await writer.close() }, 20);
						  return request.url.endsWith('stream') ? new Response(text.readable) : new Response('plain');
						};
						""");
		List<CompletableFuture<String>> all = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			all.add(fetch(function, (i % 2 == 0) ? "/stream" : "/").thenCompose(EdgeResponse::text));
		}
		for (int i = 0; i < 6; i++) {
			assertThat(all.get(i).get(20, TimeUnit.SECONDS)).isEqualTo((i % 2 == 0) ? "late" : "plain");
		}
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void isolateThatRetiresStaysForWorkThatOutlivesTheResponse(CapturedOutput output) throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 1), 1).function("working",
				"""
						export default (request, { waitUntil }) => {
						  waitUntil(new Promise((resolve) => setTimeout(() => { console.log('work is done'); resolve() }, 300)));
						  return new Response('answered');
						};
						""");
		assertThat(text(function)).isEqualTo("answered");
		assertThat(text(function)).isEqualTo("answered");
		await().untilAsserted(() -> assertThat(output.toString().split("work is done")).hasSize(3));
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void loopsShareTheIsolatesIfThereMayBeNoMore() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 2, LONG, LONG, 0), 4).function("shared", IDENTITY);
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < 12; i++) {
			ids.add(text(function));
		}
		assertThat(ids).hasSize(2);
		assertThat(function.isolates()).isEqualTo(new PoolFigures(2, 0, 0, 2));
	}

	@Test
	void sharedIsolateIsReplacedToo() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 1, LONG, LONG, 2), 3).function("shared", IDENTITY);
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			ids.add(text(function));
		}
		assertThat(new HashSet<>(ids)).hasSizeGreaterThanOrEqualTo(5);
		assertThat(function.isolates().active()).isEqualTo(1);
	}

	@Test
	void idleIsolatesAreClosedDownToTheMinimum() throws Exception {
		EdgeFunction function = start(new PoolSettings(0, 4, Duration.ofMillis(50), LONG, 0), 3).function("idle",
				IDENTITY);
		for (int i = 0; i < 6; i++) {
			text(function);
		}
		await().untilAsserted(() -> assertThat(function.isolates())
			.extracting(PoolFigures::active, PoolFigures::warm, PoolFigures::retiring)
			.containsExactly(0, 0, 0));
		assertThat(text(function)).isNotEmpty();
	}

	@Test
	void closedFunctionServesNothing() throws Exception {
		EdgeFunction function = start(PoolSettings.DEFAULTS, 1).function("closed",
				"""
						let pending = 0;
						export default (request) => request.url.endsWith('wait') ? (pending++, new Promise(() => {})) : new Response(String(pending));
						""");
		CompletableFuture<EdgeResponse> waiting = fetch(function, "/wait");
		await().untilAsserted(() -> assertThat(text(function)).isEqualTo("1"));
		function.close();
		assertThat(catchThrowable(() -> waiting.get(10, TimeUnit.SECONDS)))
			.hasCauseInstanceOf(IsolateEndedException.class);
		assertThat(catchThrowable(() -> text(function))).hasCauseInstanceOf(RejectedExecutionException.class);
		await().untilAsserted(() -> assertThat(function.isolates())
			.extracting(PoolFigures::active, PoolFigures::warm, PoolFigures::retiring)
			.containsExactly(0, 0, 0));
		assertThat(this.functions.functions()).isEmpty();
	}

	@Test
	void requestsWaitForModulesThatAwait() throws Exception {
		EdgeFunction function = start(PoolSettings.DEFAULTS, 2).function("awaiting", """
				const loaded = await new Promise((resolve) => setTimeout(resolve, 100, 'loaded'));
				export const GET = () => new Response(loaded);
				""");
		List<CompletableFuture<String>> all = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			all.add(fetch(function, "/").thenCompose(EdgeResponse::text));
		}
		for (CompletableFuture<String> text : all) {
			assertThat(text.get(20, TimeUnit.SECONDS)).isEqualTo("loaded");
		}
		assertThat(text(function)).isEqualTo("loaded");
	}

	@Test
	void moduleThatThrowsAfterAwaitingFailsRequests() {
		EdgeFunction function = start(PoolSettings.DEFAULTS, 1).function("awaiting",
				"await new Promise((r) => setTimeout(r, 50)); throw new Error('late failure'); export default 1;");
		assertThat(catchThrowable(() -> text(function))).hasCauseInstanceOf(GuestException.class)
			.hasMessageContaining("late failure");
	}

	@Test
	void endlessModuleIsStopped() throws Exception {
		start(new PoolSettings(0, 1, LONG, LONG, 0), 2);
		EdgeFunction endless = this.functions.function("endless", "for (;;) {}; export default 1;");
		EdgeFunction neighbour = this.functions.function("neighbour", IDENTITY);
		CompletableFuture<EdgeResponse> loop = fetch(endless, "/");
		assertThat(text(neighbour)).isNotEmpty();
		assertThat(catchThrowable(() -> loop.get(20, TimeUnit.SECONDS)))
			.hasCauseInstanceOf(LimitExceededException.class)
			.hasMessageContaining("cpu-time");
		assertThat(text(neighbour)).isNotEmpty();
	}

	@Test
	void moduleWithoutHandlersSaysSo() {
		EdgeFunction function = start(PoolSettings.DEFAULTS, 1).function("empty", "export const get = () => 1;");
		assertThat(catchThrowable(() -> text(function))).hasCauseInstanceOf(GuestException.class)
			.hasMessageContaining("it exports no handler");
	}

	@Test
	void syntaxErrorThatNoToolHasFoundTellsItsPlace() {
		this.functions = EdgeFunctions.builder().bundler(PlainBundler::new).build();
		EdgeFunction function = this.functions.function("wrong", "export default () => {\n  const x = ;\n};\n");
		assertThat(catchThrowable(() -> text(function))).hasCauseInstanceOf(GuestException.class)
			.hasMessageContaining("SyntaxError")
			.hasMessageContaining("wrong.js:2:");
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(3, 2, LONG, LONG, 0))
			.withMessageContaining("spring.next.edge.javascript.isolates.maximum");
		assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(-1, 2, LONG, LONG, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(0, 0, LONG, LONG, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(0, 1, Duration.ZERO, LONG, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(0, 1, LONG, Duration.ZERO, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new PoolSettings(0, 1, LONG, LONG, -1));
	}

	private EdgeFunctions start(PoolSettings pool, int loops) {
		this.functions = EdgeFunctions.builder()
			.pool(pool)
			.loops(loops)
			.limits(new FunctionLimits(Duration.ofMillis(500), 64L << 20, Duration.ofSeconds(20), 5))
			.build();
		return this.functions;
	}

	private static CompletableFuture<EdgeResponse> fetch(EdgeFunction function, String path) {
		return function.fetch(EdgeRequest.get("https://example.com" + path)).toCompletableFuture();
	}

	private static String text(EdgeFunction function) throws Exception {
		return text(function, "/");
	}

	private static String text(EdgeFunction function, String path) throws Exception {
		return fetch(function, path).thenCompose(EdgeResponse::text).get(20, TimeUnit.SECONDS);
	}

}
