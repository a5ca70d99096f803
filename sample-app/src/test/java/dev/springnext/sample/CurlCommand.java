package dev.springnext.sample;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A command line of curl, as far as the README needs it.
 *
 * @param line the line
 * @param runtime the runtime that a comment at its end names
 */
record CurlCommand(String line, @Nullable String runtime) {

	private static final Pattern COMMENT = Pattern.compile("\\s#\\s*(?:runtime:\\s*(?<runtime>\\w+))?.*$");

	private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

	static CurlCommand parse(String line) {
		Matcher comment = COMMENT.matcher(line);
		return comment.find() ? new CurlCommand(line.substring(0, comment.start()).strip(), comment.group("runtime"))
				: new CurlCommand(line.strip(), null);
	}

	HttpRequest request(int port) {
		HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(30));
		String method = null;
		String body = null;
		Deque<String> words = words();
		words.remove();
		while (!words.isEmpty()) {
			String word = words.remove();
			switch (word) {
				case "-N", "-s", "-i", "-sN", "-Ns" -> {
				}
				case "-X" -> method = words.remove();
				case "-d" -> body = words.remove();
				case "-b" -> request.header("cookie", words.remove());
				case "-H" -> {
					String[] header = words.remove().split(":\\s*", 2);
					request.header(header[0], header[1]);
				}
				default -> request.uri(uri(word, port));
			}
		}
		return request
			.method(Objects.requireNonNullElse(method, (body != null) ? "POST" : "GET"),
					(body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
			.build();
	}

	private Deque<String> words() {
		Deque<String> words = new ArrayDeque<>();
		WORD.matcher(this.line).results().forEach((word) -> {
			for (int group = 1; group <= 3; group++) {
				if (word.group(group) != null) {
					words.add(word.group(group));
				}
			}
		});
		return words;
	}

	private URI uri(String word, int port) {
		Matcher url = Pattern.compile("(?:http://)?localhost:8080(/.*)?").matcher(word);
		if (!url.matches()) {
			throw new IllegalArgumentException("'" + word + "' in '" + this.line + "' is no URL of the storefront, and "
					+ "no option of curl that this test knows");
		}
		return URI.create("http://localhost:" + port + Objects.requireNonNullElse(url.group(1), "/"));
	}

	@Override
	public String toString() {
		return this.line;
	}

}
