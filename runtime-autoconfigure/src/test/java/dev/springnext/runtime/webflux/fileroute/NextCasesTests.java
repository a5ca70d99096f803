package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.springnext.runtime.node.NodeRuntime;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Replays conformance suites of Next.js against a server whose {@code spring.next.dir} is
 * the suite. {@code -Dnext-cases.dir} names the data set. Those of its cases that are
 * expected to fail stand in {@code src/test/next-expectations}, each with its reason; one
 * of them that passes fails the test, too.
 */
class NextCasesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "edge-api-routes", "runtime-selection", "route-handlers", "web-apis", "middleware",
			"streaming" })
	void casesPassButThoseExpectedToFail(String suite) throws Exception {
		Path cases = Path
			.of(System.getProperty("next-cases.dir", Path.of("..", "..", "shared", "next-cases").toString()))
			.toAbsolutePath()
			.normalize();
		assumeTrue(Files.exists(cases.resolve("run.mjs")), () -> "There are no conformance cases in " + cases
				+ ": name a folder that has them with -Dnext-cases.dir");
		assumeTrue(isNodeThere(), "The conformance cases are replayed by Node.js, which is not on the PATH");
		Path log = this.directory.resolve("server.log");
		Path results = this.directory.resolve("results.json");
		try (TestServer server = TestServer.start(StandInForNodeJs.class,
				"spring.next.dir=" + cases.resolve(suite).toUri(), "spring.next.runtime=" + runtime(suite),
				"spring.next.edge.env=MIDDLEWARE_TEST", "MIDDLEWARE_TEST=asdf",
				"spring.next.fetch.allow-private-networks=true", "spring.next.edge.limits.request-body=10MB",
				"logging.file.name=" + log)) {
			run(cases, suite, server.port(), log, results);
		}
		Map<String, String> failures = new TreeMap<>();
		for (JsonNode result : JsonMapper.shared().readTree(Files.readString(results))) {
			if (!result.get("ok").asBoolean()) {
				failures.put(result.get("id").asString(), result.get("f").toString());
			}
		}
		Map<String, String> expected = expectations(suite, cases);
		Map<String, String> unexpected = new LinkedHashMap<>(failures);
		unexpected.keySet().removeAll(expected.keySet());
		assertThat(unexpected).as("cases of " + suite + " that fail").isEmpty();
		List<String> passing = new ArrayList<>(expected.keySet());
		passing.removeAll(failures.keySet());
		assertThat(passing).as("cases of " + suite + " that pass, but are expected to fail").isEmpty();
	}

	// Files that choose nothing run on the edge, but where the default is what is tested
	private static String runtime(String suite) {
		return (suite.equals("runtime-selection")) ? "nodejs" : "edge";
	}

	private void run(Path cases, String suite, int port, Path log, Path results)
			throws IOException, InterruptedException {
		Path output = this.directory.resolve("output.txt");
		Process process = new ProcessBuilder("node", cases.resolve("run.mjs").toString(),
				cases.resolve(suite).toString(), "http://127.0.0.1:" + port, "--log", log.toString(), "--json",
				results.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the suite ends in time").isTrue();
			assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static boolean isNodeThere() throws InterruptedException {
		try {
			return new ProcessBuilder("node", "--version").start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	// Lines of: the case's id, or * and how ids end; two spaces or more; the reason. With
	// !
	// before it, an id that passes although an earlier line means it
	private static Map<String, String> expectations(String suite, Path cases) throws IOException {
		List<String> ids = new ArrayList<>();
		JsonMapper.shared()
			.readTree(Files.readString(cases.resolve(suite).resolve("cases.json")))
			.get("cases")
			.forEach((each) -> ids.add(each.get("id").asString()));
		Map<String, String> expected = new LinkedHashMap<>();
		for (String line : Files.readAllLines(Path.of("src", "test", "next-expectations", suite + ".txt"))) {
			if (!line.isBlank() && !line.startsWith("#")) {
				String[] parts = line.split(" {2,}", 2);
				assertThat(parts).as("case and reason in: " + line).hasSize(2);
				String id = parts[0].replaceFirst("^!", "");
				List<String> meant = ids.stream()
					.filter((each) -> (id.startsWith("*")) ? each.endsWith(id.substring(1)) : each.equals(id))
					.toList();
				assertThat(meant).as("cases that are meant by: " + line).isNotEmpty();
				if (parts[0].startsWith("!")) {
					expected.keySet().removeAll(meant);
				}
				else {
					meant.forEach((each) -> expected.put(each, parts[1]));
				}
			}
		}
		return expected;
	}

	/**
	 * Lets applications start that have files of the nodejs runtime. What it says is not
	 * what they would say.
	 */
	@Configuration(proxyBeanMethods = false)
	static class StandInForNodeJs {

		@Bean
		NodeRuntime nodeRuntime() {
			return new AbsentNodeRuntime();
		}

	}

}
