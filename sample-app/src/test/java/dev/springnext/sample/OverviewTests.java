package dev.springnext.sample;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@StorefrontTest
class OverviewTests {

	private final WebTestClient client;

	@Autowired
	OverviewTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void joinsBestsellersWithTheirPrices() {
		this.client.get()
			.uri("/overview")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.expectBody()
			.jsonPath("$.bestsellers.length()")
			.isEqualTo(3)
			.jsonPath("$.bestsellers[0].name")
			.isEqualTo("Garden rose")
			.jsonPath("$.bestsellers[0].price")
			.isNumber()
			.jsonPath("$.live")
			.isEqualTo(true);
	}

	@Test
	void recordsTheViewAfterTheResponse() {
		int before = views();
		this.client.get().uri("/overview").exchange().expectStatus().isOk();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> views() > before);
	}

	private int views() {
		Map<?, ?> body = this.client.get()
			.uri("/functional/views/overview")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody();
		return (int) Objects.requireNonNull(body).get("views");
	}

}
