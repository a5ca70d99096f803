package dev.springnext.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
class ReportTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final WebTestClient client;

	@Autowired
	ReportTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void streamsOneLineForEachSale() {
		List<?> sales = report().getResponseBody().collectList().block(PATIENCE);
		assertThat(sales).hasSize(20 * 30);
		assertThat(sales.get(0)).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("flower", "Amaryllis")
			.containsKeys("day", "stems", "revenue");
	}

	@Test
	void givesTheConnectionBackWhenTheClientLeaves() {
		int moreThanTheConnectionPoolHas = 15;
		for (int i = 0; i < moreThanTheConnectionPoolHas; i++) {
			StepVerifier.create(report().getResponseBody(), 1).expectNextCount(1).thenCancel().verify(PATIENCE);
		}
		this.client.get().uri("/products").exchange().expectStatus().isOk();
	}

	private FluxExchangeResult<Map<?, ?>> report() {
		return this.client.get()
			.uri("/report")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "nodejs")
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON)
			.returnResult(new ParameterizedTypeReference<>() {
			});
	}

}
