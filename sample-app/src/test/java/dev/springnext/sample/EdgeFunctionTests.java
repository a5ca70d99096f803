package dev.springnext.sample;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

@StorefrontTest
class EdgeFunctionTests {

	private final WebTestClient client;

	@Autowired
	EdgeFunctionTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void bouquetsAreMadeInTypeScript() {
		this.client.get()
			.uri("/edge/bouquet?flower=rose&stems=12")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.expectBody()
			.json("{\"bouquet\":\"12 \u00d7 Rose\",\"price\":\"\u20ac25.92\"}");
	}

	@Test
	void bouquetsOfNothingAreRefused() {
		this.client.get().uri("/edge/bouquet?stems=0").exchange().expectStatus().isBadRequest();
		this.client.post().uri("/edge/bouquet").exchange().expectStatus().isEqualTo(405);
	}

	@Test
	void petalsFallOneByOne() {
		StepVerifier
			.create(this.client.get()
				.uri("/edge/petals?petals=3")
				.accept(MediaType.TEXT_PLAIN)
				.exchange()
				.expectStatus()
				.isOk()
				.returnResult(String.class)
				.getResponseBody())
			.expectNext("loves me", "loves me not", "loves me")
			.verifyComplete();
	}

}
