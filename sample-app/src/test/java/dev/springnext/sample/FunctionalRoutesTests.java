package dev.springnext.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
class FunctionalRoutesTests {

	private final WebTestClient client;

	@Autowired
	FunctionalRoutesTests(WebTestClient client) {
		this.client = client;
	}

	@ParameterizedTest
	@CsvSource({ "/functional/bestsellers, nodejs, $[0].sold, 1814", "/functional/quotes, edge, $[19].product, 20",
			"/functional/hours, edge, $.opens, 06:00", "/functional/views/nothing, nodejs, $.views, 0",
			"/care/spring, edge, $.season, spring" })
	void answerInTheirRuntimes(String path, String runtime, String expression, String expected) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, runtime)
			.expectBody()
			.jsonPath(expression)
			.value(String.class, (value) -> assertThat(value).isEqualTo(expected));
	}

	@Test
	void recordsViews() {
		this.client.post()
			.uri("/functional/views/peonies")
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "nodejs");
		this.client.get().uri("/functional/views/peonies").exchange().expectBody().jsonPath("$.views").isEqualTo(1);
	}

	@Test
	void knowNoFifthSeason() {
		this.client.get().uri("/care/monsoon").exchange().expectStatus().isNotFound();
	}

}
