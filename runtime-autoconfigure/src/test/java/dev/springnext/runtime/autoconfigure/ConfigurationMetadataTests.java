package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	private static final Set<String> WITHOUT_DEFAULT = Set.of("spring.next.runtime", "spring.next.dir",
			"spring.next.dev.reload", "spring.next.dev.error-page", "spring.next.edge.loops",
			"spring.next.sse.heartbeat", "spring.next.edge.javascript.esbuild",
			"spring.next.edge.javascript.isolates.maximum", "spring.next.fetch.ssl-bundle");

	private static final Set<String> EMPTY_BY_DEFAULT = Set.of("spring.next.routes", "spring.next.edge.limits.routes",
			"spring.next.fetch.allowed-hosts", "spring.next.fetch.denied-hosts", "spring.next.fetch.allowed-ports",
			"spring.next.fetch.denied-ports", "spring.next.edge.env", "spring.next.edge.functions",
			"spring.next.edge.javascript.allow-eval");

	private final DocumentContext metadata = read("META-INF/spring-configuration-metadata.json");

	@Test
	void allPropertiesAreKnown() {
		assertThat(properties()).extracting((property) -> property.get("name"))
			.containsExactlyInAnyOrderElementsOf(Stream.of("management.endpoint.runtime.access",
					"management.endpoint.runtime.cache.time-to-live", "spring.next.runtime", "spring.next.routes",
					"spring.next.dir", "spring.next.dev.reload", "spring.next.dev.error-page",
					"spring.next.expose-runtime-header", "spring.next.edge.loops", "spring.next.edge.queue-capacity",
					"spring.next.edge.verify", "spring.next.edge.watchdog.hog-after",
					"spring.next.edge.watchdog.quarantine-after", "spring.next.edge.watchdog.max-quarantined",
					"spring.next.edge.limits.first-byte", "spring.next.edge.limits.idle",
					"spring.next.edge.limits.duration", "spring.next.edge.limits.cpu-time",
					"spring.next.edge.limits.request-body", "spring.next.edge.limits.memory",
					"spring.next.edge.limits.code-size", "spring.next.edge.limits.routes", "spring.next.edge.env",
					"spring.next.edge.functions", "spring.next.edge.javascript.allow-eval",
					"spring.next.edge.javascript.esbuild", "spring.next.edge.javascript.warm-up",
					"spring.next.edge.javascript.isolates.minimum", "spring.next.edge.javascript.isolates.maximum",
					"spring.next.edge.javascript.isolates.idle", "spring.next.edge.javascript.isolates.max-age",
					"spring.next.edge.javascript.isolates.max-requests", "spring.next.nodejs.virtual-threads",
					"spring.next.nodejs.threads", "spring.next.nodejs.queue-capacity",
					"spring.next.wait-until.capacity", "spring.next.wait-until.timeout", "spring.next.sse.heartbeat",
					"spring.next.fetch.allowed-hosts", "spring.next.fetch.denied-hosts",
					"spring.next.fetch.allowed-ports", "spring.next.fetch.denied-ports",
					"spring.next.fetch.allow-private-networks", "spring.next.fetch.sub-requests",
					"spring.next.fetch.connect-timeout", "spring.next.fetch.response-timeout",
					"spring.next.fetch.max-response-size", "spring.next.fetch.max-redirects",
					"spring.next.fetch.ssl-bundle", "spring.next.middleware.order", "spring.next.middleware.body-limit")
				.toList());
	}

	@Test
	void everyPropertyIsDescribedInASentence() {
		assertThat(properties())
			.allSatisfy((property) -> assertThat(property.get("description")).asString().matches("(?s)\\S.{10,}\\."));
	}

	@Test
	void everyPropertyHasADefaultOrSaysThatItHasNone() {
		assertThat(properties()).allSatisfy((property) -> {
			if (WITHOUT_DEFAULT.contains(property.get("name"))) {
				assertThat(property).doesNotContainKey("defaultValue");
				assertThat(property.get("description")).asString().contains("Without it");
			}
			else if (EMPTY_BY_DEFAULT.contains(property.get("name"))) {
				assertThat(property.get("type")).asString().matches("java\\.util\\.(List|Map|Set)<.*");
			}
			else {
				assertThat(property).containsKey("defaultValue");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.next.runtime", "spring.next.routes.values" })
	void runtimesAreOfferedWithTheirOldSpellings(String name) {
		Map<String, String> values = hints(name);
		assertThat(values).containsOnlyKeys("nodejs", "edge", "node.js", "experimental-edge");
		assertThat(values).allSatisfy((value, description) -> assertThat(description).matches(".{10,}\\."));
		assertThat(values.get("nodejs")).doesNotContainIgnoringCase("deprecated");
		assertThat(values.get("edge")).doesNotContainIgnoringCase("deprecated");
		assertThat(values.get("node.js")).startsWith("Deprecated").contains("'nodejs'");
		assertThat(values.get("experimental-edge")).startsWith("Deprecated").contains("'edge'");
	}

	@Test
	void modesOfTheEdgeCheckAreOffered() {
		assertThat(hints("spring.next.edge.verify")).containsOnlyKeys("fail", "warn", "off")
			.allSatisfy((value, description) -> assertThat(description).matches(".{10,}\\."));
	}

	private List<Map<String, Object>> properties() {
		return this.metadata.read("$.properties[*]");
	}

	private Map<String, String> hints(String name) {
		List<Map<String, String>> values = this.metadata.read("$.hints[?(@.name == '" + name + "')].values[*]");
		return values.stream()
			.collect(Collectors.toMap((value) -> value.get("value"), (value) -> value.get("description")));
	}

	private static DocumentContext read(String name) {
		try {
			List<DocumentContext> found = new ArrayList<>();
			Enumeration<URL> resources = RuntimeAutoConfiguration.class.getClassLoader().getResources(name);
			while (resources.hasMoreElements()) {
				try (InputStream input = resources.nextElement().openStream()) {
					found.add(JsonPath.parse(input));
				}
			}
			return found.stream()
				.filter((document) -> document.read("$.groups[?(@.name == 'spring.next')]", List.class).size() > 0)
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
