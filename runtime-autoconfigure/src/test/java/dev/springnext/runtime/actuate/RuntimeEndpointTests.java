package dev.springnext.runtime.actuate;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeEndpointTests {

	private static final String TYPES = ActuatorApplication.class.getName() + "$";

	@TempDir
	private static Path directory;

	private static TestServer server;

	@BeforeAll
	static void start() throws IOException {
		Files.writeString(directory.resolve("application.properties"), """
				spring.next.runtime=nodejs
				spring.next.routes[/patterned/**]=edge
				""");
		server = TestServer.start(ActuatorApplication.class, "management.endpoints.web.exposure.include=runtime",
				"spring.config.location=" + directory.toUri(), "spring.next.edge.loops=3",
				"spring.next.nodejs.virtual-threads=false", "spring.next.edge.verify=off");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void reportHasItsPartsInOrder() {
		assertThat(get("/actuator/runtime"))
			.matches("(?s)\\{\"runtime\":.*\"decidedBy\":.*\"runtimes\":\\{\"nodejs\":.*\"edge\":.*\"routes\":\\[.*");
		assertThat(get("/actuator/runtime/get-plain")).matches(
				"\\{\"id\":.*\"pattern\":.*\"methods\":.*\"handler\":.*\"runtime\":.*\"decidedBy\":.*\"chain\":.*");
	}

	@Test
	void defaultAndRuntimesAreShownInFull() throws JSONException {
		assertThat(get("/actuator/runtime")).satisfies((report) -> {
			JSONObject json = new JSONObject(report);
			assertThat(json.names().length()).isEqualTo(5);
			json.remove("routes");
			JSONAssert.assertEquals(
					"""
							{
							  "runtime": "nodejs",
							  "decidedBy": %s,
							  "runtimes": {
							    "nodejs": {"executor": {"kind": "pool", "threads": 200, "active": 0, "queued": 0, "rejected": 0}},
							    "edge": {
							      "executor": {"kind": "event-loops", "loops": 3, "active": 0, "queued": 0,
							        "queueCapacity": 1024, "quarantined": 0, "hogs": 0, "quarantines": 0},
							      "limits": %s,
							      "javascript": {"mode": "not started", "unstoppable": 0, "functions": []}
							    }
							  },
							  "middleware": []
							}"""
						.formatted(property(), limits("PT5M")),
					json, JSONCompareMode.STRICT);
		});
	}

	@Test
	void everyRouteIsShownAndOrderedByPattern() {
		server.test()
			.get()
			.uri("/actuator/runtime")
			.exchange()
			.expectBody()
			.jsonPath("$.routes[*].id")
			.value((ids) -> assertThat(ids).asInstanceOf(InstanceOfAssertFactories.list(String.class))
				.containsExactly("post-functional-edge", "get-functional-plain", "get-packaged", "get-patterned-deep",
						"get-plain", "get-typed", "delete-put-typed-own-id", "any-typed-pending"));
	}

	@Test
	void methodWins() throws JSONException {
		assertRoute("delete-put-typed-own-id", """
				{
				  "pattern": "/typed/own/{id}",
				  "methods": ["DELETE", "PUT"],
				  "handler": "%sTypedController#own",
				  "runtime": "nodejs",
				  "decidedBy": {"level": "method", "runtime": "nodejs", "declaration": "@Runtime(\\"nodejs\\")",
				    "location": "on %sTypedController.own"},
				  "chain": [
				    {"level": "method", "runtime": "nodejs", "declaration": "@Runtime(\\"nodejs\\")",
				      "location": "on %sTypedController.own"},
				    {"level": "type", "runtime": "edge", "declaration": "@EdgeRuntime",
				      "location": "on %sTypedController"},
				    %s, %s
				  ]
				}""".formatted(TYPES, TYPES, TYPES, TYPES, property(), defaults()));
	}

	@Test
	void typeWins() throws JSONException {
		assertRoute("get-typed", """
				{
				  "pattern": "/typed",
				  "methods": ["GET"],
				  "handler": "%sTypedController#typed",
				  "runtime": "edge",
				  "decidedBy": {"level": "type", "runtime": "edge", "declaration": "@EdgeRuntime",
				    "location": "on %sTypedController"},
				  "chain": [{"level": "type", "runtime": "edge", "declaration": "@EdgeRuntime",
				    "location": "on %sTypedController"}, %s, %s],
				  "limits": %s
				}""".formatted(TYPES, TYPES, TYPES, property(), defaults(), limits("PT5M")));
	}

	@Test
	void packageWins() throws JSONException {
		assertRoute("get-packaged", """
				{
				  "pattern": "/packaged",
				  "methods": ["GET"],
				  "handler": "dev.springnext.runtime.actuate.fixture.PackagedController#packaged",
				  "runtime": "edge",
				  "decidedBy": {"level": "package", "runtime": "edge", "declaration": "@EdgeRuntime",
				    "location": "on package dev.springnext.runtime.actuate.fixture (package-info.java)"},
				  "chain": [{"level": "package", "runtime": "edge", "declaration": "@EdgeRuntime",
				    "location": "on package dev.springnext.runtime.actuate.fixture (package-info.java)"}, %s, %s],
				  "limits": %s
				}""".formatted(property(), defaults(), limits("PT5M")));
	}

	@Test
	void patternWinsAndTellsItsFileAndLine() throws JSONException {
		String pattern = """
				{"level": "pattern", "runtime": "edge", "declaration": "spring.next.routes[/patterned/**]=edge",
				  "location": "%s - 2:35"}""".formatted(file());
		assertRoute("get-patterned-deep", """
				{
				  "pattern": "/patterned/deep",
				  "methods": ["GET"],
				  "handler": "%sPlainController#patterned",
				  "runtime": "edge",
				  "decidedBy": %s,
				  "chain": [%s, %s, %s],
				  "limits": %s
				}""".formatted(TYPES, pattern, pattern, property(), defaults(), limits("PT5M")));
	}

	@Test
	void propertyWins() throws JSONException {
		assertRoute("get-plain", """
				{
				  "pattern": "/plain",
				  "methods": ["GET"],
				  "handler": "%sPlainController#plain",
				  "runtime": "nodejs",
				  "decidedBy": %s,
				  "chain": [%s, %s]
				}""".formatted(TYPES, property(), property(), defaults()));
	}

	@Test
	void functionalRoutesAreShown() {
		server.test()
			.get()
			.uri("/actuator/runtime/post-functional-edge")
			.exchange()
			.expectBody()
			.jsonPath("$.pattern")
			.isEqualTo("/functional/edge")
			.jsonPath("$.methods")
			.isEqualTo("POST")
			.jsonPath("$.handler")
			.isEqualTo("router function 'functional' (" + ActuatorApplication.class.getName() + ")")
			.jsonPath("$.runtime")
			.isEqualTo("edge")
			.jsonPath("$.decidedBy.level")
			.isEqualTo("route")
			.jsonPath("$.decidedBy.declaration")
			.isEqualTo("RuntimeRoutes.edge")
			.jsonPath("$.decidedBy.location")
			.value((location) -> assertThat((String) location).matches("at \\Q" + ActuatorApplication.class.getName()
					+ "\\E\\.functional \\(ActuatorApplication\\.java:\\d+\\)"))
			.jsonPath("$.chain[*].level")
			.value((levels) -> assertThat(levels).hasToString("[\"route\",\"property\",\"default\"]"));
	}

	@Test
	void maxDurationIsPartOfItsSettingAndOfTheLimits() {
		server.test()
			.get()
			.uri("/actuator/runtime/any-typed-pending")
			.exchange()
			.expectBody()
			.jsonPath("$.methods")
			.isEmpty()
			.jsonPath("$.decidedBy.maxDuration")
			.isEqualTo("PT20S")
			.jsonPath("$.limits.duration")
			.isEqualTo("PT20S");
	}

	@Test
	void unknownRouteIsNotFound() {
		server.test().get().uri("/actuator/runtime/get-nowhere").exchange().expectStatus().isNotFound();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE" })
	void nothingCanBeChanged(String method) {
		for (String path : new String[] { "/actuator/runtime", "/actuator/runtime/get-plain" }) {
			server.test()
				.method(HttpMethod.valueOf(method))
				.uri(path)
				.exchange()
				.expectStatus()
				.isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
		}
	}

	private static void assertRoute(String id, String expected) throws JSONException {
		String withId = expected.replaceFirst("\\{", "{\"id\": \"" + id + "\",");
		JSONAssert.assertEquals(withId, get("/actuator/runtime/" + id), JSONCompareMode.STRICT);
	}

	private static String property() {
		return """
				{"level": "property", "runtime": "nodejs", "declaration": "spring.next.runtime=nodejs",
				  "location": "%s - 1:21"}""".formatted(file());
	}

	private static String file() {
		try {
			return "in URL [" + directory.resolve("application.properties").toUri().toURL() + "]";
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String defaults() {
		return """
				{"level": "default", "runtime": "nodejs", "declaration": "the default",
				  "location": "if spring.next.runtime were not set"}""";
	}

	private static String limits(String duration) {
		return """
				{"firstByte": "PT25S", "idle": "PT1M", "duration": "%s", "cpuTime": "PT5S",
				  "requestBody": 4194304, "memory": 134217728}""".formatted(duration);
	}

	private static String get(String path) {
		return String.valueOf(server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
