package dev.springnext.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the project's README tells readers to type works.
 */
@StorefrontTest
class ReadmeTests {

	private static final Pattern SHELL = Pattern.compile("^```sh\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalServerPort
	private int port;

	static List<CurlCommand> commands() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		List<CurlCommand> commands = SHELL.matcher(readme)
			.results()
			.map((MatchResult block) -> block.group(1))
			.flatMap(String::lines)
			.filter((line) -> line.startsWith("curl "))
			.map(CurlCommand::parse)
			.toList();
		assertThat(commands).as("lines with curl in README.md").isNotEmpty();
		return commands;
	}

	@ParameterizedTest
	@MethodSource("commands")
	void works(CurlCommand command) throws Exception {
		HttpResponse<InputStream> response = this.client.send(command.request(this.port), BodyHandlers.ofInputStream());
		try (InputStream body = response.body()) {
			assertThat(response.statusCode()).isEqualTo(200);
			if (command.runtime() != null) {
				assertThat(response.headers().firstValue(StorefrontTest.RUNTIME)).contains(command.runtime());
			}
			// a stream has no end: its beginning has to do
			assertThat(body.read()).isNotNegative();
		}
	}

}
