package dev.springnext.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
class StartPageTests {

	private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

	private final WebTestClient client;

	@Autowired
	StartPageTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void isServedWithAllThatItLinksTo() {
		String page = text("/");
		Matcher links = LINK.matcher(page);
		assertThat(links.results().map((link) -> link.group(1)))
			.contains("style.css", "app.js", "icon.svg", "actuator/runtime", "report", "edge/bouquet?flower=rose",
					"edge/petals")
			.allSatisfy((link) -> this.client.get().uri("/" + link).exchange().expectStatus().isOk());
	}

	@Test
	void neverMakesHtmlOfData() {
		assertThat(text("/app.js")).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
	}

	private String text(String path) {
		String text = this.client.get()
			.uri(path)
			.accept(MediaType.TEXT_HTML, MediaType.ALL)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(text).isNotNull();
		return text;
	}

}
