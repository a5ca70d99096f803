package dev.springnext.runtime.webflux;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.annotation.NodejsRuntime;
import dev.springnext.runtime.annotation.Runtime;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class StartUpFailureTests {

	@Test
	void illegalPropertyIsExplained(CapturedOutput output) {
		fails(Fine.class, "spring.next.runtime=egde");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Runtime 'egde' (spring.next.runtime in ")
			.contains("Write 'edge', or choose another one of the legal values: 'nodejs', 'edge'.");
	}

	@Test
	void illegalRouteValueIsExplained(CapturedOutput output) {
		fails(Fine.class, "spring.next.routes[/api/**]=node");
		assertThat(output).contains("Runtime 'node' (spring.next.routes[/api/**] in ").contains("Write 'nodejs'");
	}

	@Test
	void illegalAnnotationIsExplained(CapturedOutput output) {
		fails(Misspelt.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("(@Runtime(\"Edge\") on " + Misspelt.class.getName() + ".handle")
			.contains("Write 'edge'");
	}

	@Test
	void conflictIsExplained(CapturedOutput output) {
		fails(Conflicting.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Two runtimes are declared for type " + Conflicting.class.getName())
			.contains("Keep one of them");
	}

	@Test
	void forbiddenApiIsExplainedWithItsPath(CapturedOutput output) {
		fails(Blocking.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("(java.lang.Thread.sleep) which is not supported in the Edge Runtime.")
			.containsPattern("StartUpFailureTests\\$Blocking\\.handle \\(StartUpFailureTests\\.java:\\d+\\)")
			.contains("@NodejsRuntime");
	}

	@Test
	void forbiddenApiMayBeWarnedOfOnly(CapturedOutput output) {
		TestServer.start(Blocking.class, "spring.next.edge.verify=warn").close();
		assertThat(output).contains("java.lang.Thread.sleep").doesNotContain("APPLICATION FAILED TO START");
	}

	@Test
	void forbiddenApiMayBeOverlooked(CapturedOutput output) {
		TestServer.start(Blocking.class, "spring.next.edge.verify=off").close();
		assertThat(output).doesNotContain("java.lang.Thread.sleep");
	}

	private static void fails(Class<?> application, String... properties) {
		assertThatException().isThrownBy(() -> TestServer.start(application, properties).close());
	}

	@RestController
	static class Fine {

		@GetMapping("/")
		String handle() {
			return "fine";
		}

	}

	@RestController
	static class Misspelt {

		@GetMapping("/")
		@Runtime("Edge")
		String handle() {
			return "never";
		}

	}

	@RestController
	@EdgeRuntime
	@NodejsRuntime
	static class Conflicting {

		@GetMapping("/")
		String handle() {
			return "never";
		}

	}

	@RestController
	@EdgeRuntime
	static class Blocking {

		@GetMapping("/")
		String handle() throws InterruptedException {
			Thread.sleep(1);
			return "never";
		}

	}

}
