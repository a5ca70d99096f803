package dev.springnext.runtime.edge.function;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.bundle.Bundler;
import dev.springnext.runtime.edge.bundle.Bundling;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with many functions.
 */
class WarmFunctionsTests {

	private static final String CODE = "export default () => new Response('here')";

	@Test
	void firstFunctionsOnlyAreWarmBeforeTheirFirstRequest() {
		try (EdgeFunctions functions = EdgeFunctions.builder().bundler(PlainBundler::new).build()) {
			List<EdgeFunction> all = IntStream.range(0, EdgeFunctions.WARM_FUNCTIONS + 2)
				.mapToObj((number) -> functions.function("f" + number, CODE))
				.toList();
			functions.start().join();
			assertThat(all.subList(0, EdgeFunctions.WARM_FUNCTIONS))
				.allSatisfy((function) -> assertThat(function.isolates().warm()).isOne());
			EdgeFunction cold = all.get(EdgeFunctions.WARM_FUNCTIONS);
			assertThat(cold.isolates().created()).isZero();
			assertThat(cold.fetch(EdgeRequest.get("https://example.com/")).toCompletableFuture().join().status())
				.isEqualTo(200);
			assertThat(all.get(EdgeFunctions.WARM_FUNCTIONS + 1).isolates().created()).isZero();
		}
	}

	@Test
	void bundlerIsLookedForOnce() {
		AtomicInteger asked = new AtomicInteger();
		try (EdgeFunctions functions = EdgeFunctions.builder().bundler(() -> {
			asked.incrementAndGet();
			return new PlainBundler();
		}).build()) {
			functions.function("a", CODE);
			functions.function("b", CODE);
		}
		assertThat(asked).hasValue(1);
	}

	@Test
	void manyBundlesAreMadeAtOnce() {
		AtomicInteger times = new AtomicInteger();
		FunctionSource source = FunctionSource.of("a", FunctionSource.Language.JAVASCRIPT, CODE);
		try (EdgeFunctions functions = EdgeFunctions.builder().bundler(() -> new Bundler() {

			@Override
			public Bundle bundle(FunctionSource alone) {
				throw new IllegalStateException();
			}

			@Override
			public Map<FunctionSource, Bundling> bundleAll(Collection<FunctionSource> sources) {
				times.incrementAndGet();
				return new PlainBundler().bundleAll(sources);
			}

		}).build()) {
			assertThat(functions.bundles(List.of(source, source.withName("b")))).hasSize(2);
		}
		assertThat(times).hasValue(1);
	}

}
