package dev.springnext.runtime.edge.webapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Holds the web APIs against official web-platform-tests: every entry of a data set runs
 * in a fresh isolate; failures must be expected, with a reason, and expected failures
 * must fail. {@code -Dwpt.dir} names the data set, {@code -Dwpt.expectations=none} only
 * reports, {@code -Dwpt.only} picks areas or files by a part of their names. The results
 * are in {@code target/wpt/summary.json}.
 */
class WebPlatformTests {

	private static final ObjectMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final Path EXPECTATIONS = Path.of("src", "test", "wpt-expectations");

	private static final List<WptRunner.Result> results = new ArrayList<>();

	private static final boolean reportOnly = "none".equals(System.getProperty("wpt.expectations"));

	@TestFactory
	Stream<DynamicContainer> standard() throws IOException {
		Path folder = Path.of(System.getProperty("wpt.dir", Path.of("..", "..", "shared", "wpt").toString()));
		assumeTrue(Files.exists(folder.resolve("manifest.json")), () -> "There are no web-platform-tests in "
				+ folder.toAbsolutePath().normalize() + ": name a folder that has them with -Dwpt.dir");
		String only = System.getProperty("wpt.only", "");
		WptRunner runner = new WptRunner(folder);
		Map<String, List<WptRunner.Entry>> areas = runner.entries()
			.stream()
			.filter((entry) -> entry.area().contains(only) || entry.id().contains(only))
			.collect(Collectors.groupingBy(WptRunner.Entry::area, LinkedHashMap::new, Collectors.toList()));
		return areas.entrySet().stream().map((area) -> {
			JsonNode expectations = expectations(area.getKey());
			return DynamicContainer.dynamicContainer(area.getKey(),
					area.getValue()
						.stream()
						.map((entry) -> DynamicTest.dynamicTest(entry.id(), () -> check(runner, entry, expectations))));
		});
	}

	private static JsonNode expectations(String area) {
		Path file = EXPECTATIONS.resolve(area.replace('/', '-') + ".json");
		try {
			return (!reportOnly && Files.exists(file)) ? mapper.readTree(Files.readString(file))
					: mapper.createObjectNode();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The expectations of " + area + " can't be read", ex);
		}
	}

	private static void check(WptRunner runner, WptRunner.Entry entry, JsonNode expectations)
			throws IOException, InterruptedException {
		WptRunner.Result result = runner.run(entry);
		results.add(result);
		if (reportOnly) {
			return;
		}
		String status = "OK";
		Set<String> expected = new TreeSet<>();
		for (JsonNode group : expectations.path(entry.id())) {
			if (Runtime.version().feature() >= group.path("belowJdk").asInt(Integer.MAX_VALUE)) {
				continue;
			}
			assertThat(group.path("reason").asString("")).as("the reason of an expected failure").isNotBlank();
			status = group.path("status").asString(status);
			for (JsonNode name : group.path("subtests")) {
				expected.add(name.asString());
			}
		}
		Set<String> failed = result.failures()
			.stream()
			.map(WptRunner.Failure::name)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(result.status()).as("status of %s: %s", entry.id(), result.message()).isEqualTo(status);
		assertThat(failed)
			.as("failures of %s; those not expected are regressions, those missing pass by now and have to leave the list. All failures: %s",
					entry.id(), result.failures())
			.isEqualTo(expected);
	}

	@AfterAll
	static void report() throws IOException {
		if (results.isEmpty()) {
			return;
		}
		Map<String, Map<String, Object>> areas = new TreeMap<>();
		results.stream()
			.collect(Collectors.groupingBy((result) -> result.entry().area()))
			.forEach((area, list) -> areas.put(area, summary(list)));
		Map<String, Object> failures = new TreeMap<>();
		results.stream()
			.filter((result) -> !isFull(result))
			.forEach((result) -> failures.put(result.entry().id(), Map.of("status", result.status(), "message",
					result.message(), "pass", result.pass(), "total", result.total(), "failures", result.failures())));
		Map<String, Object> all = new LinkedHashMap<>(areas);
		all.put("total", summary(results));
		all.put("core", summary(results.stream().filter((result) -> result.entry().core()).toList()));
		all.put("failures", failures);
		Path file = Files.createDirectories(Path.of("target", "wpt")).resolve("summary.json");
		Files.writeString(file, mapper.writeValueAsString(all));
		all.forEach((area, summary) -> {
			if (!"failures".equals(area)) {
				System.out.println("wpt " + area + " " + summary);
			}
		});
	}

	private static boolean isFull(WptRunner.Result result) {
		return result.total() == result.pass() && "OK".equals(result.status());
	}

	private static Map<String, Object> summary(List<WptRunner.Result> list) {
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("files", list.size());
		summary.put("full", list.stream().filter(WebPlatformTests::isFull).count());
		summary.put("subtests", list.stream().mapToInt(WptRunner.Result::total).sum());
		summary.put("pass", list.stream().mapToInt(WptRunner.Result::pass).sum());
		return summary;
	}

}
