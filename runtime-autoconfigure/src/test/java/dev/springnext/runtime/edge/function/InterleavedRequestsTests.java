package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.LimitExceededException;
import dev.springnext.runtime.edge.webapi.html.GuestErrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Requests that interleave in one isolate: each is charged for its own callbacks, and its
 * errors have its id.
 */
class InterleavedRequestsTests {

	private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();

	private final List<String> errors = new CopyOnWriteArrayList<>();

	@Test
	void errorsOfCallbacksHaveTheIdOfTheirRequest() throws Exception {
		try (EdgeFunctions functions = start(Duration.ofSeconds(5))) {
			EdgeFunction function = functions.function("interleaved", """
					const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
					let arrived = 0;
					let both;
					export default async (request) => {
					  const who = new URL(request.url).pathname;
					  const fail = (what) => () => { throw `${who} ${what}` };
					  setTimeout(fail('timer'), 20);
					  queueMicrotask(fail('microtask'));
					  AbortSignal.timeout(20).addEventListener('abort', fail('timeout'));
					  const { port1, port2 } = new MessageChannel();
					  port2.onmessage = fail('port');
					  const channels = [new BroadcastChannel(who), new BroadcastChannel(who)];
					  channels[1].onmessage = fail('channel');
					  await sleep(++arrived % 2 ? 5 : 1);
					  port1.postMessage(0);
					  channels[0].postMessage(0);
					  const target = new EventTarget();
					  target.addEventListener('x', fail('event'));
					  target.dispatchEvent(new Event('x'));
					  Promise.reject(`${who} rejection`);
					  crypto.subtle.digest('SHA-256', new Uint8Array(100)).then(fail('digest'));
					  await sleep(60);
					  return new Response(who);
					};
					""");
			List<CompletableFuture<String>> all = List.of(fetch(function, "/a"), fetch(function, "/b"),
					fetch(function, "/c"));
			for (CompletableFuture<String> one : all) {
				one.get(20, TimeUnit.SECONDS);
			}
			await().untilAsserted(() -> assertThat(this.errors).hasSize(24));
			assertThat(this.ids.keySet()).containsExactlyInAnyOrder("/a", "/b", "/c");
			assertThat(this.ids.values()).allMatch((each) -> each.size() == 1).doesNotHaveDuplicates();
		}
	}

	@Test
	void callbacksAreChargedToTheirRequest() throws Exception {
		try (EdgeFunctions functions = start(Duration.ofSeconds(1))) {
			EdgeFunction function = functions.function("interleaved", """
					export default async (request) => {
					  const patient = request.url.endsWith('patient');
					  for (let i = 0; i < 15; i++) {
					    const { port1, port2 } = new MessageChannel();
					    await new Promise((resolve) => {
					      port2.onmessage = () => {
					        const until = performance.now() + (patient ? 0 : 200);
					        while (performance.now() < until);
					        setTimeout(resolve, 1);
					      };
					      port1.postMessage(i);
					    });
					    port1.close();
					  }
					  return new Response('ended');
					};
					""");
			CompletableFuture<String> patient = fetch(function, "/patient");
			CompletableFuture<String> greedy = fetch(function, "/greedy");
			assertThat(patient.get(20, TimeUnit.SECONDS)).isEqualTo("ended");
			assertThat(catchThrowable(() -> greedy.get(20, TimeUnit.SECONDS)))
				.hasCauseInstanceOf(LimitExceededException.class)
				.hasMessageContaining("cpu-time");
		}
	}

	private EdgeFunctions start(Duration cpuTime) {
		EdgeFunctions functions = EdgeFunctions.builder()
			.isolates((isolates) -> isolates.with(GuestErrors.class, new Recorder()))
			.limits(new FunctionLimits(cpuTime, 8L << 30, Duration.ofSeconds(20), 5))
			.build();
		functions.start().join();
		return functions;
	}

	private static CompletableFuture<String> fetch(EdgeFunction function, String path) {
		return function.fetch(EdgeRequest.get("https://example.com" + path))
			.thenCompose(EdgeResponse::text)
			.toCompletableFuture();
	}

	private final class Recorder implements GuestErrors {

		@Override
		public void uncaught(String bundle, @Nullable Invocation invocation, String description) {
			InterleavedRequestsTests.this.ids
				.computeIfAbsent(description.substring(0, 2), (path) -> ConcurrentHashMap.newKeySet())
				.add((invocation != null) ? invocation.id() : "none");
			InterleavedRequestsTests.this.errors.add(description);
		}

		@Override
		public void unhandledRejection(String bundle, @Nullable Invocation invocation, String description) {
			uncaught(bundle, invocation, description);
		}

	}

}
