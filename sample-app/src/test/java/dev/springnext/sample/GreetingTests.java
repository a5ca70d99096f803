package dev.springnext.sample;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
class GreetingTests {

	private static final String STRANGER = "Welcome to Petal Exchange.";

	private final WebTestClient client;

	@Autowired
	GreetingTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void welcomesStrangers() {
		this.client.get()
			.uri("/greeting")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.expectBody()
			.jsonPath("$.message")
			.isEqualTo(STRANGER)
			.jsonPath("$.returning")
			.isEqualTo(false);
	}

	@Test
	void knowsWhoIntroducedThemselves() {
		ResponseCookie cookie = this.client.post()
			.uri("/greeting")
			.bodyValue(Map.of("name", " Zoë; Ada "))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.returnResult(Void.class)
			.getResponseCookies()
			.getFirst("visitor");
		assertThat(cookie).isNotNull();
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(cookie.getSameSite()).isEqualTo("Lax");
		assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(30));
		greeted(cookie.getValue(), "Welcome back, Zoë; Ada.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%zz", "%20", "a-name-that-is-longer-than-any-name-that-the-shop-would-take" })
	void takesNoForgedCookie(String cookie) {
		greeted(cookie, STRANGER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\":\" \"}", "no json" })
	void takesNoEmptyName(String body) {
		this.client.post()
			.uri("/greeting")
			.header("content-type", "application/json")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isBadRequest();
	}

	private void greeted(String cookie, String message) {
		this.client.get()
			.uri("/greeting")
			.cookie("visitor", cookie)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.message")
			.isEqualTo(message);
	}

}
