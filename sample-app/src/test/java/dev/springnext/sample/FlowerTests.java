package dev.springnext.sample;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Routes and middleware from files.
 */
@StorefrontTest
class FlowerTests {

	private final WebTestClient client;

	@Autowired
	FlowerTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void flowersOfAMonthAreListed() {
		this.client.get()
			.uri("/flowers?month=4")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.expectHeader()
			.valueEquals("x-shop", "Petal Exchange")
			.expectBody()
			.json("{\"flowers\":[\"tulip\"]}");
	}

	@Test
	void flowerKnowsWhichOneWasLookedAtBefore() {
		this.client.get()
			.uri("/flowers/rose")
			.cookie("flower", "tulip")
			.exchange()
			.expectStatus()
			.isOk()
			.expectCookie()
			.valueEquals("flower", "rose")
			.expectBody()
			.json("{\"name\":\"Rose\",\"latin\":\"Rosa\",\"before\":\"tulip\"}");
	}

	@Test
	void unknownFlowersAreNotFound() {
		this.client.get().uri("/flowers/nettle").exchange().expectStatus().isNotFound();
		this.client.post().uri("/flowers").exchange().expectStatus().isEqualTo(405);
	}

	@Test
	void oldNameOfThePathIsRewritten() {
		this.client.get()
			.uri("/blossoms/peony")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"name\":\"Peony\"}");
	}

}
