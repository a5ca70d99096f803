package dev.springnext.runtime.fileroute.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.springnext.runtime.middleware.InvalidMatcherException;
import dev.springnext.runtime.middleware.MiddlewareMatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Holds the reader against what Next.js makes of the same sources: the same settings, or
 * a problem with the same cause at the same key. {@code accepted-cases.json} lists, with
 * reasons, what Next.js rejects and we accept; a difference that is not listed fails, and
 * a listed case without one, too. {@code -Dnext.cases} names the folder of the cases.
 */
class StaticAnalysisCasesTests {

	private static final JsonMapper mapper = new JsonMapper();

	private final SegmentConfigReader reader = new SegmentConfigReader();

	@TestFactory
	Stream<DynamicTest> cases() throws IOException {
		Path file = Path.of(System.getProperty("next.cases", Path.of("..", "..", "shared", "next-cases").toString()))
			.resolve("static-analysis/cases.json");
		assumeTrue(Files.exists(file), () -> "There are no cases in " + file.toAbsolutePath().normalize()
				+ ": name the folder that has them with -Dnext.cases");
		Map<String, JsonNode> listed = listed();
		List<DynamicTest> tests = new ArrayList<>();
		for (JsonNode node : mapper.readTree(Files.readString(file)).path("cases")) {
			JsonNode entry = listed.remove(node.path("id").asString());
			tests.add(DynamicTest.dynamicTest(node.path("id").asString(), () -> check(node, entry)));
		}
		tests.add(DynamicTest.dynamicTest("everything listed is a case", () -> assertThat(listed).isEmpty()));
		return tests.stream();
	}

	private static Map<String, JsonNode> listed() throws IOException {
		try (InputStream in = StaticAnalysisCasesTests.class.getResourceAsStream("accepted-cases.json")) {
			Map<String, JsonNode> listed = new TreeMap<>();
			mapper.readTree(Objects.requireNonNull(in))
				.properties()
				.forEach((entry) -> listed.put(entry.getKey(), entry.getValue()));
			return listed;
		}
	}

	private void check(JsonNode node, @Nullable JsonNode entry) {
		Outcome outcome = read(node);
		List<String> differences = new ArrayList<>();
		List<JsonNode> versions = node.properties()
			.stream()
			.filter((property) -> property.getKey().startsWith("next"))
			.map(Map.Entry::getValue)
			.toList();
		for (JsonNode version : versions) {
			differences.addAll(differences(version, outcome));
		}
		// Versions of Next.js differ, too: one of them has to agree
		boolean agrees = versions.stream().anyMatch((version) -> differences(version, outcome).isEmpty());
		if (entry == null) {
			assertThat(agrees).as("%s: %s", differences, outcome).isTrue();
			return;
		}
		assertThat(entry.path("reason").asString("")).as("the reason of a listed case").isNotBlank();
		assertThat(agrees).as("the case is listed, but there is no difference: %s", outcome).isFalse();
		assertThat(outcome.kind()).as("%s", outcome).isEqualTo(entry.path("here").asString());
		if (entry.has("runtime")) {
			assertThat(outcome.runtime()).as("%s", outcome).isEqualTo(entry.path("runtime").asString());
		}
		for (JsonNode version : versions) {
			if (outcome.kind().equals("open")) {
				assertThat(missing(version, outcome.text())).as("what is left open: %s", outcome).isEmpty();
			}
		}
	}

	private Outcome read(JsonNode node) {
		String file = node.path("file").asString();
		boolean app = node.path("router").asString().equals("app");
		String path = (isMiddleware(file) ? "" : app ? "app" : "pages") + file;
		SegmentFile segment = new SegmentFile(kind(file, app), path.startsWith("/") ? path.substring(1) : path,
				file.replaceFirst("(/route|/page)?\\.\\w+$", ""), node.path("source").asString());
		try {
			SegmentConfig config = this.reader.read(segment);
			checkMatcher(config);
			StringBuilder text = new StringBuilder();
			config.warnings().forEach((warning) -> text.append(warning).append('\n'));
			config.open()
				.forEach(
						(name) -> text.append(config.unknown(name, "it was not run.", null).getMessage()).append('\n'));
			return new Outcome(config, text.toString());
		}
		catch (SegmentConfigException ex) {
			assertThat(ex.place().file()).isEqualTo(segment.path());
			return new Outcome(null, ex.getMessage());
		}
		catch (InvalidMatcherException ex) {
			assertThat(ex.getMessage()).startsWith(segment.path() + ":1:");
			return new Outcome(null, ex.getMessage());
		}
	}

	private static void checkMatcher(SegmentConfig config) {
		Declared<Object> matcher = config.matcher();
		if (matcher != null) {
			MiddlewareMatcher.of(matcher.value(), matcher.place().toString());
		}
	}

	private static boolean isMiddleware(String file) {
		return file.startsWith("/middleware.") || file.startsWith("/proxy.");
	}

	private static SegmentFile.Kind kind(String file, boolean app) {
		if (isMiddleware(file)) {
			return SegmentFile.Kind.MIDDLEWARE;
		}
		if (app) {
			return file.contains("/route.") ? SegmentFile.Kind.APP_ROUTE
					: file.contains("/layout.") ? SegmentFile.Kind.LAYOUT : SegmentFile.Kind.PAGE;
		}
		return file.startsWith("/api/") ? SegmentFile.Kind.API_ROUTE : SegmentFile.Kind.PAGE;
	}

	private static List<String> differences(JsonNode next, Outcome outcome) {
		List<String> differences = new ArrayList<>();
		boolean rejected = next.has("error") || next.path("buildFails").asBoolean(false);
		if (rejected != outcome.kind().equals("error")) {
			differences.add("Next.js " + (rejected ? "rejects" : "accepts") + " it");
		}
		else if (rejected) {
			missing(next, outcome.text()).forEach((part) -> differences.add("the problem does not name " + part));
		}
		else {
			settings(next, outcome, differences);
		}
		return differences;
	}

	private static void settings(JsonNode next, Outcome outcome, List<String> differences) {
		SegmentConfig config = Objects.requireNonNull(outcome.config());
		if (outcome.kind().equals("open")) {
			differences.add("Next.js ignores what is left open");
		}
		String runtime = next.path("runtime").isNull() ? null : next.path("runtime").asString();
		differs("runtime", (runtime != null) ? runtime.replace("experimental-", "") : null, outcome.runtime(),
				differences);
		Declared<Duration> maxDuration = config.maxDuration();
		differs("maxDuration", next.path("maxDuration").asString(null),
				(maxDuration != null) ? "" + maxDuration.value().toSeconds() : null, differences);
		Declared<Revalidate> revalidate = config.revalidate();
		differs("revalidate", next.path("revalidate").asString(null),
				(revalidate != null) ? seconds(revalidate.value()) : null, differences);
		Declared<List<String>> region = config.preferredRegion();
		differs("preferredRegion", regions(next.path("preferredRegion")),
				(region != null) ? region.value().toString() : null, differences);
		Declared<Object> matcher = config.matcher();
		Object value = (matcher != null) ? matcher.value() : List.of();
		List<?> matchers = (value instanceof List<?> list) ? list : List.of(value);
		differs("matchers",
				next.path("matchers")
					.valueStream()
					.map((item) -> item.path("originalSource").asString())
					.toList()
					.toString(),
				matchers.stream()
					.map((item) -> (item instanceof Map<?, ?> map) ? map.get("source") : item)
					.toList()
					.toString(),
				differences);
		for (JsonNode diagnostic : next.path("diagnostics")) {
			if (!diagnostic.asString().contains("deprecated")) {
				missing(next, outcome.text()).forEach((part) -> differences.add("no warning names " + part));
			}
		}
	}

	private static @Nullable String regions(JsonNode regions) {
		if (regions.isMissingNode()) {
			return null;
		}
		return regions.isString() ? List.of(regions.asString()).toString()
				: regions.valueStream().map(JsonNode::asString).toList().toString();
	}

	private static String seconds(Revalidate revalidate) {
		return revalidate.seconds().isPresent() ? "" + revalidate.seconds().getAsInt() : "false";
	}

	private static void differs(String name, @Nullable String next, @Nullable String here, List<String> differences) {
		if (!Objects.equals(next, here)) {
			differences.add(name + " is " + next + " in Next.js, but " + here + " here");
		}
	}

	// What a problem must name to have the same cause: keys, identifiers, types of nodes,
	// legal values and types that were received
	private static List<String> missing(JsonNode next, String text) {
		StringBuilder problem = new StringBuilder(next.path("error").asString(""));
		next.path("diagnostics").forEach((diagnostic) -> problem.append('\n').append(diagnostic.asString()));
		String lower = text.toLowerCase(Locale.ROOT);
		return Stream
			.of(parts(problem, "at \"([\\w.\\[\\]]+)\""), parts(problem, "(?:Unknown identifier|node type) (\"\\w+\")"),
					parts(problem, "(spread|template literal|computed)"), parts(problem, "('[\\w-]+')(?= \\||,)"),
					parts(problem, "received ('[\\w.-]*'|\\w+)"), parts(problem, "exported `(runtime)` field"),
					parts(problem, "(generateStaticParams|use client)"), parts(problem, "named (\"\\w+\") export"),
					parts(problem, "(Use runtime '[\\w-]+')"))
			.flatMap((stream) -> stream)
			.map((part) -> part.replace("Use runtime ", "").toLowerCase(Locale.ROOT))
			.filter((part) -> !lower.contains(part) && !lower.contains(part.replace("\"", "")))
			.toList();
	}

	private static Stream<String> parts(CharSequence text, String pattern) {
		Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text);
		return matcher.results().map((MatchResult result) -> result.group(1));
	}

	/**
	 * What the reader makes of a case.
	 *
	 * @param config the config, or {@code null} if it was rejected
	 * @param text the error, or the warnings and what is left open
	 */
	private record Outcome(@Nullable SegmentConfig config, String text) {

		String kind() {
			if (this.config == null) {
				return "error";
			}
			return this.config.open().isEmpty() ? "accepted" : "open";
		}

		@Nullable String runtime() {
			return (this.config != null && this.config.runtime() != null) ? this.config.runtime().value().id() : null;
		}

	}

}
