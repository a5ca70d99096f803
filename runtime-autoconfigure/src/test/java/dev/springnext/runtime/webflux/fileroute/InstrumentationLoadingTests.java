package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.edge.bundle.EsbuildBundler;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.FunctionConvention;
import dev.springnext.runtime.node.NodeFunction;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * When {@code instrumentation.js} is loaded, and what happens if it can't be.
 */
@ExtendWith(OutputCaptureExtension.class)
class InstrumentationLoadingTests {

	private static final String EDGE = "export const runtime = 'edge';\n";

	private static final String FAILING = EDGE + "export const GET = () => { throw new Error('oops'); };";

	@TempDir
	private Path project;

	@Test
	void failedRegistrationStopsTheStart(CapturedOutput output) throws IOException {
		write("app/x/route.js", FAILING);
		write("instrumentation.js",
				"\nexport async function register() {\n\tthrow new RangeError('no collector');\n}\n");
		assertThatException().isThrownBy(() -> start().close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("instrumentation.js: An error occurred while loading instrumentation hook: no collector")
			.contains("at register (instrumentation.js:3:");
	}

	@Test
	void mistakesInTheFileStopTheStart(CapturedOutput output) throws IOException {
		write("src/app/x/route.js", FAILING);
		write("src/instrumentation.js", "export const register = 1;");
		assertThatException().isThrownBy(() -> start().close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("src/instrumentation.js: An error occurred while loading instrumentation hook: The export "
					+ "'register' of 'src/instrumentation.js' is not a function.");
	}

	@Test
	void projectWithoutEdgeFilesDoesNotLoadIt() throws IOException {
		write("app/x/route.js", "export const GET = () => new Response('x');");
		write("instrumentation.js", "export function register() {\n\tthrow new Error('on the edge');\n}\n");
		try (TestServer server = start()) {
			assertThat(server.bean(EdgeFunctions.class).functions()).isEmpty();
			assertThat(server.bean(FileRoutes.class).instrumentation()).isNull();
		}
	}

	@Test
	void nodeJsIsToldBeforeItGetsOtherFiles() throws IOException {
		write("app/x/route.js", "export const GET = () => new Response('x');");
		write("instrumentation.js", "export function register() {}");
		try (TestServer server = start()) {
			assertThat(server.bean(RecordingNodeRuntime.class).calls).containsExactly("instrument instrumentation.js",
					"function app/x/route.js");
		}
	}

	@Test
	void importsForNodeJsAreLeftOut(CapturedOutput output) throws IOException {
		assumeTrue(EsbuildBundler.find() != null, "esbuild is not here");
		write("app/x/route.js", FAILING);
		write("instrumentation.ts", """
				export async function register(): Promise<void> {
					if (process.env.NEXT_RUNTIME === 'nodejs') await import('./instrumentation.node');
					if (process.env.NEXT_RUNTIME === 'edge') await import('./instrumentation.edge');
				}
				""");
		write("instrumentation.node.ts", "import 'absent-package';");
		write("instrumentation.edge.ts", "console.log('loaded for the edge');");
		try (TestServer server = start()) {
			assertThat(output).containsOnlyOnce("loaded for the edge");
		}
	}

	@Test
	void bothExportsAreOptional(CapturedOutput output) throws IOException {
		write("app/x/route.js", FAILING);
		write("instrumentation.js", "export {};");
		try (TestServer server = start()) {
			server.test().get().uri("/x").exchange().expectStatus().isEqualTo(500);
			assertThat(output).doesNotContain("onRequestError");
		}
	}

	@Test
	void changesAreLoadedAndMistakesAreNot(CapturedOutput output) throws IOException {
		write("app/x/route.js", FAILING);
		write("instrumentation.js", instrumentation("one"));
		try (TestServer server = start("spring.next.dev.reload=true")) {
			server.test().get().uri("/x").exchange().expectStatus().isEqualTo(500);
			await(() -> assertThat(output).contains("one was registered").contains("one heard oops"));
			write("instrumentation.js", "export function register() {\n\tthrow new Error('not now');\n}\n");
			await(() -> assertThat(output)
				.contains("instrumentation.js: An error occurred while loading instrumentation hook: not now")
				.contains("at register (instrumentation.js:2:")
				.contains("The last good version stays served."));
			int before = output.getAll().length();
			server.test().get().uri("/x").exchange().expectStatus().isEqualTo(500);
			await(() -> assertThat(output.getAll().substring(before)).contains("one heard oops"));
			FileStatus status = server.bean(FileRoutes.class).instrumentation();
			assertThat(status).isNotNull();
			assertThat(status.problem()).isNotNull();
			write("instrumentation.js", instrumentation("two"));
			await(() -> assertThat(output).contains("Reloaded instrumentation.js"));
			server.test().get().uri("/x").exchange().expectStatus().isEqualTo(500);
			await(() -> assertThat(output).contains("two was registered").contains("two heard oops"));
			assertThat(output.getAll()).containsOnlyOnce("one was registered").containsOnlyOnce("two was registered");
		}
	}

	private static String instrumentation(String name) {
		return "export function register() {\n\tconsole.log('" + name + " was registered');\n}\n"
				+ "export function onRequestError(error) {\n\tconsole.log('" + name + " heard ' + error.message);\n}\n";
	}

	private static void await(Runnable assertions) {
		Awaitility.await().untilAsserted(assertions::run);
	}

	private TestServer start(String... properties) {
		List<String> all = new ArrayList<>(List.of("spring.next.dir=" + this.project.toUri()));
		all.addAll(List.of(properties));
		return TestServer.start(Application.class, all.toArray(String[]::new));
	}

	private void write(String path, String code) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	static class RecordingNodeRuntime extends AbsentNodeRuntime {

		private final List<String> calls = new ArrayList<>();

		@Override
		public NodeFunction function(FunctionSource source, FunctionConvention convention) {
			this.calls.add("function " + source.path());
			return super.function(source, convention);
		}

		@Override
		public void instrument(@Nullable FunctionSource source) {
			this.calls.add("instrument " + ((source != null) ? source.path() : null));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		RecordingNodeRuntime nodeRuntime() {
			return new RecordingNodeRuntime();
		}

	}

}
