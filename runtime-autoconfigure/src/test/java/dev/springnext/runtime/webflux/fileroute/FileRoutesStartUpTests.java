package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is wrong with a project stops the start of the application, and is explained.
 */
@ExtendWith(OutputCaptureExtension.class)
class FileRoutesStartUpTests {

	private static final String FAILED = "APPLICATION FAILED TO START";

	private static final String HANDLER = "export const GET = () => new Response('x');\n";

	@TempDir
	private Path project;

	@Test
	void sameRouteInJavaAndInAFileIsRefused(CapturedOutput output) throws IOException {
		write("app/hello/route.js", "export const runtime = 'edge';\n" + HANDLER);
		fails();
		assertThat(output).contains(FAILED)
			.contains("'app/hello/route.js' and ")
			.contains("FileRoutesStartUpTests$Controller#hello")
			.contains("both serve /hello");
	}

	@Test
	void twoFilesForOneRouteAreRefused(CapturedOutput output) throws IOException {
		write("app/(a)/x/route.js", HANDLER);
		write("app/(b)/x/route.js", HANDLER);
		fails();
		assertThat(output).contains(FAILED).contains("'app/(a)/x/route.js' and 'app/(b)/x/route.js' both serve /x");
	}

	@Test
	void filesForNodeJsAreNamed(CapturedOutput output) throws IOException {
		write("app/default/route.js", HANDLER);
		write("app/chosen/route.js", "export const runtime = 'nodejs';\n" + HANDLER);
		write("app/edge/route.js", "export const runtime = 'edge';\n" + HANDLER);
		fails();
		assertThat(output).contains(FAILED)
			.contains("app/default/route.js (the default as spring.next.runtime is not set)")
			.contains("app/chosen/route.js (export const runtime = 'nodejs' in app/chosen/route.js:1:14)")
			.contains("spring.next.runtime=edge")
			.doesNotContain("app/edge/route.js");
	}

	@Test
	void invalidSettingIsNamedWithItsPlace(CapturedOutput output) throws IOException {
		write("app/x/route.js", "export const dynamic = 'auto';\nexport const runtime = 'deno';\n" + HANDLER);
		fails();
		assertThat(output).contains(FAILED).contains("app/x/route.js:2:").contains("deno").contains("edge");
	}

	@Test
	void allMistakesAreToldAtOnce(CapturedOutput output) throws IOException {
		write("app/x/route.js", "export const runtime = 'deno';\n" + HANDLER);
		write("app/y/route.js", "export const runtime = 'edge';\nexport const GET = () => {\n");
		write("app/hello/route.js", HANDLER);
		fails();
		assertThat(output).contains("deno").contains("app/y/route.js:").contains("both serve /hello");
	}

	@Test
	void missingFolderIsExplained(CapturedOutput output) {
		fails("spring.next.dir=classpath:absent-project");
		assertThat(output).contains(FAILED)
			.contains("There is no JavaScript project at 'classpath:absent-project' (spring.next.dir)");
	}

	private void fails(String... properties) {
		List<String> all = new ArrayList<>(List.of("spring.next.dir=" + this.project.toUri()));
		all.addAll(List.of(properties));
		assertThatException().isThrownBy(() -> TestServer.start(Application.class, all.toArray(String[]::new)).close());
	}

	private void write(String path, String code) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, code);
	}

	@RestController
	static class Controller {

		@GetMapping("/hello")
		String hello() {
			return "java";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Controller controller() {
			return new Controller();
		}

	}

}
