package dev.springnext.runtime.edge.function;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.engine.ThrownError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link Instrumentation}.
 */
class InstrumentationFunctionTests {

	// Replaces isolates of other functions whenever it can
	private static final PoolSettings RESTLESS = new PoolSettings(0, 8, Duration.ofMillis(1), Duration.ofMillis(1), 1);

	private static final String COUNTING = """
			let count = 0;
			export const register = () => { count++; };
			export function onRequestError(error, request) {
				throw new Error(`${count} ${error.name} ${error.message} ${request.headers.__proto__}`);
			}
			""";

	@Test
	void staysInOneIsolate() {
		try (EdgeFunctions functions = functions()) {
			Instrumentation instrumentation = instrumentation(functions, COUNTING);
			instrumentation.register().toCompletableFuture().join();
			instrumentation.register().toCompletableFuture().join();
			for (int i = 0; i < 10; i++) {
				assertThatException().isThrownBy(() -> report(instrumentation))
					.withMessageContaining("1 TypeError wrong its");
			}
			assertThat(functions.functions().iterator().next().isolates().created()).isEqualTo(1);
		}
	}

	@Test
	void errorRegistersFirst() {
		try (EdgeFunctions functions = functions()) {
			Instrumentation instrumentation = instrumentation(functions, COUNTING);
			assertThatException().isThrownBy(() -> report(instrumentation)).withMessageContaining("1 TypeError");
		}
	}

	@Test
	void worksWhereCodeHasPatchedItsGlobals() {
		try (EdgeFunctions functions = functions()) {
			Instrumentation instrumentation = instrumentation(functions, """
					Promise.prototype.then = Object.defineProperty = () => { throw new Error('patched'); };
					globalThis.Error = globalThis.Response = undefined;
					export function onRequestError() {}
					""");
			report(instrumentation);
		}
	}

	private static void report(Instrumentation instrumentation) {
		instrumentation
			.onRequestError(new RequestError(new ThrownError("TypeError", "wrong", "TypeError: wrong", null),
					new RequestError.Request("GET", "/", Map.of("__proto__", "its")),
					new RequestError.Context("App Router", "/", "route")))
			.toCompletableFuture()
			.join();
	}

	private static EdgeFunctions functions() {
		return EdgeFunctions.builder().bundler(PlainBundler::new).loops(4).pool(RESTLESS).build();
	}

	private static Instrumentation instrumentation(EdgeFunctions functions, String code) {
		return new Instrumentation(
				functions.function(FunctionSource.of("instrumentation.js", FunctionSource.Language.JAVASCRIPT, code),
						FunctionConvention.INSTRUMENTATION));
	}

}
