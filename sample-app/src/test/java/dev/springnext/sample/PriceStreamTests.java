package dev.springnext.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

import dev.springnext.sample.prices.Quote;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
class PriceStreamTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final WebTestClient client;

	@Autowired
	PriceStreamTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void streamsPricesUntilTheClientLeaves() {
		FluxExchangeResult<ServerSentEvent<Quote>> prices = this.client.get()
			.uri("/prices")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
			.returnResult(new ParameterizedTypeReference<>() {
			});
		List<Quote> quotes = new ArrayList<>();
		StepVerifier.create(prices.getResponseBody().mapNotNull(ServerSentEvent::data).take(3))
			.recordWith(() -> quotes)
			.expectNextCount(3)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(quotes).extracting(Quote::product).containsExactly(1L, 2L, 3L);
		assertThat(quotes).allSatisfy((quote) -> assertThat(quote.change()).isBetween(-6.0, 6.0));
		Awaitility.await().atMost(PATIENCE).until(() -> activeEdgeInvocations() == 0);
	}

	private int activeEdgeInvocations() {
		Map<?, ?> map = this.client.get()
			.uri("/actuator/runtime")
			.exchange()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody();
		Map<?, ?> edge = (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(map).get("runtimes")).get("edge");
		return (int) ((Map<?, ?>) edge.get("executor")).get("active");
	}

}
