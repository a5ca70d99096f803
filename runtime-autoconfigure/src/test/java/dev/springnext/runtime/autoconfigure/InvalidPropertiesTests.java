package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class InvalidPropertiesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					spring.next.edge.loops                      | 0     | must be 1 or more, not 0
					spring.next.edge.queue-capacity             | 0     | must be 1 or more, not 0
					spring.next.edge.watchdog.hog-after         | 0ms   | must be 1ms or more, not PT0S
					spring.next.edge.watchdog.quarantine-after  | 100ms | (PT0.1S) must not be less than 'spring.next.edge.watchdog.hog-after' (PT0.2S)
					spring.next.edge.watchdog.max-quarantined   | -1    | must not be negative, but is -1
					spring.next.edge.limits.first-byte          | -1s   | must be more than zero, not PT-1S
					spring.next.edge.limits.idle                | 0s    | must be more than zero, not PT0S
					spring.next.edge.limits.duration            | -1s   | must be more than zero, not PT-1S
					spring.next.edge.limits.cpu-time            | -1ms  | must be more than zero, not PT-0.001S
					spring.next.edge.limits.request-body        | -1B   | must not be negative, but is -1B
					spring.next.edge.limits.routes[/x/**].idle  | -1s   | must be more than zero, not PT-1S
					spring.next.nodejs.threads                  | 0     | must be 1 or more, not 0
					spring.next.nodejs.queue-capacity           | -1    | must not be negative, but is -1
					spring.next.wait-until.capacity             | 0     | must be 1 or more, not 0
					spring.next.wait-until.timeout              | -1s   | must be more than zero, not PT-1S
					spring.next.sse.heartbeat                   | 0s    | must be 1ms or more, not PT0S
					spring.next.middleware.body-limit           | -1B   | must not be negative, but is -1B
					spring.next.fetch.sub-requests              | -1    | Write a number from 0 on.
					spring.next.fetch.connect-timeout           | 0s    | Write a duration such as 10s.
					spring.next.fetch.response-timeout          | -1s   | Write a duration such as 30s.
					spring.next.fetch.max-response-size         | 0B    | Write a size such as 10MB.
					spring.next.fetch.max-redirects             | -1    | Write a number from 0 on.
					""")
	void valueOutOfRangeIsExplained(String property, String value, String whatToWrite, CapturedOutput output)
			throws IOException {
		fails(property + "=" + value);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains(property)
			.contains(whatToWrite)
			.contains("Value: \"" + value + "\"")
			.containsPattern("Origin: .*application\\.properties\\] - 1:" + (property.length() + 2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			spring.next.edge.loops       | many
			spring.next.edge.limits.idle | soon
			spring.next.edge.verify      | maybe
			spring.next.nodejs.threads   | some
			""")
	void valueOfTheWrongTypeIsExplained(String property, String value, CapturedOutput output) throws IOException {
		fails(property + "=" + value);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: " + property)
			.contains("Value: \"" + value + "\"")
			.containsPattern("Origin: .*application\\.properties\\] - 1:" + (property.length() + 2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					spring.next.runtime         | egde | 'egde' (spring.next.runtime in         | Write 'edge', or choose
					spring.next.routes[/api/**] | node | 'node' (spring.next.routes[/api/**] in | Write 'nodejs', or choose
					spring.next.runtime         |      | Runtime '' (spring.next.runtime in     | the legal values: 'nodejs', 'edge'.
					""")
	void unknownRuntimeIsExplained(String property, String value, String what, String whatToWrite,
			CapturedOutput output) throws IOException {
		fails(property + "=" + ((value != null) ? value : ""));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains(what)
			.containsPattern("application\\.properties\\] - \\d:\\d+\\) does not exist")
			.contains(whatToWrite);
	}

	@ParameterizedTest
	@CsvSource({ "spring.next.routes[/a{]=edge, spring.next.routes",
			"spring.next.edge.limits.routes[/a{].idle=1s, spring.next.edge.limits.routes" })
	void patternThatCannotBeParsedIsExplained(String line, String property, CapturedOutput output) throws IOException {
		fails(line);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The path pattern '/a{' (a key of " + property + ") can't be parsed")
			.contains("Write a pattern such as '/api/**'");
	}

	private void fails(String line) throws IOException {
		Files.writeString(this.directory.resolve("application.properties"), line + "\n");
		assertThatException().isThrownBy(
				() -> TestServer.start(Empty.class, "spring.config.location=" + this.directory.toUri()).close());
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
