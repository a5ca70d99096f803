package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class EdgeFunctionStartUpTests {

	private static final String FAILED = "APPLICATION FAILED TO START";

	private final ReactiveWebApplicationContextRunner withoutEngine = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class, EdgeFunctionsAutoConfiguration.class,
				MissingEngineAutoConfiguration.class, RuntimeActuatorAutoConfiguration.class))
		.withClassLoader(new FilteredClassLoader("org.graalvm.polyglot", "com.oracle.truffle"));

	@TempDir
	private Path directory;

	@Test
	void missingSourceIsExplained(CapturedOutput output) {
		fails("spring.next.edge.functions.hello.path=/hello",
				"spring.next.edge.functions.hello.source=classpath:edge/absent.js");
		assertThat(output).contains(FAILED)
			.contains("The edge function 'hello' has no source at 'classpath:edge/absent.js': "
					+ "there is no class path resource [edge/absent.js].")
			.contains("correct spring.next.edge.functions.hello.source");
	}

	@Test
	void locationWithoutAPrefixIsOnTheClassPath(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.directory.resolve("hello.js"), "export default () => new Response('x');");
		fails("spring.next.edge.functions.hello.path=/hello", "spring.next.edge.functions.hello.source=" + file);
		assertThat(output).contains(FAILED).contains("there is no class path resource [").contains("file:functions/");
	}

	@Test
	void directoryIsNoSource(CapturedOutput output) {
		fails("spring.next.edge.functions.hello.path=/hello",
				"spring.next.edge.functions.hello.source=" + this.directory.toUri());
		assertThat(output).contains(FAILED).contains("The edge function 'hello'");
	}

	@Test
	void syntaxErrorIsExplainedWithItsPlace(CapturedOutput output) throws IOException {
		fails(function("wrong.js", "export default () => {\n\tconst x = ;\n};\n"));
		assertThat(output).contains(FAILED)
			.contains("The edge function 'hello' can't be bundled:")
			.contains("wrong.js:2:12: ")
			.contains("const x = ;")
			.contains("Correct the source of the function");
	}

	@Test
	void missingImportIsExplainedWithItsPlace(CapturedOutput output) throws IOException {
		fails(function("importing.js", "import { a } from './absent.js';\nexport default () => a;\n"));
		assertThat(output).contains(FAILED).contains("importing.js:1:").contains("./absent.js");
	}

	@Test
	void typeScriptWithoutEsbuildIsExplained(CapturedOutput output) throws IOException {
		assertThatException().isThrownBy(() -> TestServer
			.start(PlainModules.class, function("typed.ts", "export default (): Response => new Response('x');"))
			.close());
		assertThat(output).contains(FAILED)
			.contains("The edge function 'hello' is in 'typed.ts', which needs esbuild.")
			.contains("org.mvnpm.at.esbuild");
	}

	@Test
	void esbuildThatIsNotThereIsExplained(CapturedOutput output) throws IOException {
		String[] function = function("typed.ts", "export default (): Response => new Response('x');");
		fails(function[0], function[1], "spring.next.edge.javascript.esbuild=" + this.directory.resolve("esbuild"));
		assertThat(output).contains(FAILED).contains(this.directory.resolve("esbuild").toString());
	}

	@Test
	void codeThatIsTooLargeIsExplainedByItsModules(CapturedOutput output) throws IOException {
		Files.writeString(this.directory.resolve("large.js"), "export const large = '" + "x".repeat(5000) + "';");
		String[] function = function("main.js",
				"import { large } from './large.js';\n" + "export default () => new Response(large);");
		fails(function[0], function[1], "spring.next.edge.limits.code-size=4KB");
		assertThat(output).contains(FAILED)
			.contains("more than the limit of 4,096 bytes")
			.containsPattern("5,\\d{3}.*large\\.js|large\\.js.*5,\\d{3}")
			.contains("spring.next.edge.limits.code-size");
	}

	@Test
	void twoFunctionsOnOnePathAreExplained(CapturedOutput output) throws IOException {
		String[] function = function("main.js", "export default () => new Response('x');");
		fails(function[0], function[1], "spring.next.edge.functions.other.path=/hello",
				function[1].replace(".hello.", ".other."));
		assertThat(output).contains(FAILED).contains("hello").contains("other").contains("/hello");
	}

	@Test
	void functionWithoutAPathIsExplained(CapturedOutput output) throws IOException {
		fails(function("main.js", "export default () => new Response('x');")[1]);
		assertThat(output).contains(FAILED).contains("spring.next.edge.functions.hello.path");
	}

	@Test
	void javaHandlersNeedNoEngine() {
		this.withoutEngine.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(EdgeScheduler.class)
			.doesNotHaveBean("edgeFunctions"));
	}

	@Test
	void functionsWithoutAnEngineAreExplained() throws IOException {
		this.withoutEngine.withPropertyValues(function("main.js", "export default () => new Response('x');"))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOf(MissingEngineException.class)
					.hasMessageContaining("[hello]")
					.satisfies((cause) -> assertThat(
							new EdgeFunctionFailureAnalyzer().analyze(context.getStartupFailure()).getAction())
						.contains("org.graalvm.polyglot:polyglot")
						.contains("org.graalvm.js:js-language"));
			});
	}

	@Test
	void engineWithoutItsLanguageIsExplained() throws IOException {
		this.withoutEngine.withClassLoader(new FilteredClassLoader("com.oracle.truffle.js"))
			.withPropertyValues(function("main.js", "export default () => new Response('x');"))
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new EdgeFunctionFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).isEqualTo("The edge functions [hello] are in JavaScript, and "
						+ "org.graalvm.js:js-language is not on the class path.");
				assertThat(analysis.getAction()).startsWith("Add org.graalvm.js:js-language, which")
					.doesNotContain("org.graalvm.polyglot:polyglot");
			});
	}

	private String[] function(String file, String code) throws IOException {
		Path path = Files.writeString(this.directory.resolve(file), code);
		return new String[] { "spring.next.edge.functions.hello.path=/hello",
				"spring.next.edge.functions.hello.source=" + path.toUri() };
	}

	@Test
	void filesWithoutTheEngineAreExplained() throws IOException {
		Path app = Files.createDirectories(this.directory.resolve("app/x"));
		Files.writeString(app.resolve("route.js"),
				"export const runtime = 'edge'; export const GET = () => new Response('x');");
		Files.writeString(this.directory.resolve("middleware.js"),
				"export const config = { runtime: 'edge' }; export default () => new Response('x');");
		this.withoutEngine
			.withConfiguration(AutoConfigurations.of(WebFluxAutoConfiguration.class, MiddlewareAutoConfiguration.class,
					FileRoutesAutoConfiguration.class))
			.withPropertyValues("spring.next.dir=" + this.directory.toUri())
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(new EdgeFunctionFailureAnalyzer().analyze(context.getStartupFailure()).getAction())
					.contains("org.graalvm.polyglot:polyglot")
					.contains("spring.next.dir");
			});
	}

	private static void fails(String... properties) {
		assertThatException().isThrownBy(() -> TestServer.start(Application.class, properties).close());
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainModules {

		@Bean
		EdgeFunctions edgeFunctions() {
			return EdgeFunctions.builder().bundler(PlainBundler::new).environment(Map::of).build();
		}

	}

}
