package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.webapi.html.GuestErrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Work of functions that outlives the response.
 */
@ExtendWith(OutputCaptureExtension.class)
class WaitUntilFunctionTests {

	private static final Duration LONG = Duration.ofHours(1);

	private final List<String> counted = new CopyOnWriteArrayList<>();

	private EdgeFunctions functions;

	@AfterEach
	void close() {
		this.functions.close();
	}

	@Test
	void workThatNeverEndsIsGivenUpAndItsIsolateIsFree(CapturedOutput output) throws Exception {
		EdgeFunction function = start(Duration.ofMillis(300), 1, """
				let ticks = 0;
				export default (request, { waitUntil }) => {
				  waitUntil(new Promise(() => { setInterval(() => console.log('tick', ++ticks), 20) }));
				  return new Response('answered');
				};
				""");
		assertThat(text(function)).isEqualTo("answered");
		await().until(() -> output.toString().contains("tick 2"));
		// The isolate has served what it may, and waits for the work of its request only
		assertThat(text(function)).isEqualTo("answered");
		await().untilAsserted(() -> assertThat(output).contains(
				"The edge function 'work': work of waitUntil was given up after PT0.3S, as it had not ended (FunctionLimits.duration)"));
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void invocationEndsWithItsLastWorkThatIsGivenUp(CapturedOutput output) throws Exception {
		EdgeFunction function = start(Duration.ofMillis(400), 0, """
				let ticks = 0;
				export default (request, { waitUntil }) => {
				  if (request.url.endsWith('ticks')) return new Response(String(ticks));
				  const timer = setInterval(() => ticks++, 10);
				  waitUntil(new Promise(() => {}));
				  setTimeout(() => waitUntil(new Promise(() => {})), 200);
				  return new Response('answered');
				};
				""");
		assertThat(text(function)).isEqualTo("answered");
		await().until(() -> output.toString().split("was given up after").length == 3);
		String ticks = text(function, "/ticks");
		assertThat(ticks).isNotEqualTo("0");
		await().during(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(text(function, "/ticks")).isEqualTo(ticks));
	}

	@Test
	void responseThatStreamsIsNotCutOffByWorkThatIsGivenUp(CapturedOutput output) throws Exception {
		EdgeFunction function = start(Duration.ofMillis(200), 0, """
				export default (request, { waitUntil }) => {
				  waitUntil(new Promise(() => {}));
				  let chunks = 0;
				  return new Response(new ReadableStream({
				    async pull(controller) {
				      await new Promise((resolve) => setTimeout(resolve, 100));
				      if (++chunks === 6) controller.close(); else controller.enqueue(new TextEncoder().encode('x'));
				    },
				  }));
				};
				""");
		assertThat(text(function)).isEqualTo("xxxxx");
		assertThat(output).contains("was given up after");
	}

	@Test
	void workMayAddWork(CapturedOutput output) throws Exception {
		EdgeFunction function = start(LONG, 1, """
				const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
				export default (request, { waitUntil }) => {
				  waitUntil((async () => {
				    await sleep(50);
				    waitUntil((async () => {
				      await sleep(50);
				      waitUntil(sleep(50).then(() => console.log('the last is done')));
				    })());
				  })());
				  return new Response('answered');
				};
				""");
		assertThat(text(function)).isEqualTo("answered");
		// Has the isolate of the first retire
		assertThat(text(function)).isEqualTo("answered");
		await().until(() -> output.toString().split("the last is done").length == 3);
		await().untilAsserted(() -> assertThat(function.isolates().retiring()).isZero());
	}

	@Test
	void rejectedWorkIsLoggedAndCountedAndHarmsNobody(CapturedOutput output) throws Exception {
		EdgeFunction function = start(LONG, 0, """
				let events = 0;
				onunhandledrejection = () => { events++ };
				export default (request, { waitUntil }) => {
				  if (request.url.endsWith('events')) return new Response(String(events));
				  waitUntil(Promise.reject(new TypeError('no luck')));
				  waitUntil({ then(resolve, reject) { reject('not even an error') } });
				  return new Response('answered');
				};
				""");
		assertThat(text(function)).isEqualTo("answered");
		await().untilAsserted(() -> assertThat(this.counted).hasSize(2));
		assertThat(this.counted.get(0)).startsWith("work TypeError: no luck");
		assertThat(this.counted.get(1)).isEqualTo("work not even an error");
		assertThat(output).contains("Rejected work of waitUntil: TypeError: no luck").contains("work.js:5:");
		assertThat(text(function, "/events")).isEqualTo("0");
		assertThat(function.isolates()).isEqualTo(new PoolFigures(1, 0, 0, 1));
	}

	private EdgeFunction start(Duration duration, long maxRequests, String code) {
		this.functions = EdgeFunctions.builder()
			.pool(new PoolSettings(0, 1, LONG, LONG, maxRequests))
			.isolates((isolates) -> isolates.with(GuestErrors.class, new Counter()))
			.limits(new FunctionLimits(Duration.ofSeconds(5), 128L << 20, duration, 5))
			.build();
		this.functions.start().join();
		return this.functions.function("work", code);
	}

	private static String text(EdgeFunction function) throws Exception {
		return text(function, "/");
	}

	private static String text(EdgeFunction function, String path) throws Exception {
		return function.fetch(EdgeRequest.get("https://example.com" + path))
			.thenCompose(EdgeResponse::text)
			.toCompletableFuture()
			.get(20, TimeUnit.SECONDS);
	}

	private final class Counter implements GuestErrors {

		@Override
		public void uncaught(String bundle, @Nullable Invocation invocation, String description) {
			WaitUntilFunctionTests.this.counted.add("uncaught " + description);
		}

		@Override
		public void unhandledRejection(String bundle, @Nullable Invocation invocation, String description) {
			WaitUntilFunctionTests.this.counted.add(bundle + " " + description);
		}

	}

}
