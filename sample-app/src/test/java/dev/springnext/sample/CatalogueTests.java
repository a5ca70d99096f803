package dev.springnext.sample;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@StorefrontTest
class CatalogueTests {

	private final WebTestClient client;

	@Autowired
	CatalogueTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void listsAllFlowersByName() {
		this.client.get()
			.uri("/products")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "nodejs")
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(20)
			.jsonPath("$[0].name")
			.isEqualTo("Amaryllis")
			.jsonPath("$[19].look.petal")
			.isEqualTo("#b7bd6b");
	}

	@Test
	void showsOneFlower() {
		this.client.get()
			.uri("/products/{id}", 16)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "nodejs")
			.expectBody()
			.jsonPath("$.variety")
			.isEqualTo("Café au Lait")
			.jsonPath("$.price")
			.isEqualTo(3.9);
	}

	@Test
	void doesNotKnowOtherFlowers() {
		this.client.get()
			.uri("/products/{id}", 404)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no flower 404.");
	}

}
