package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class FetchRedirectTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final AtomicInteger requests = new AtomicInteger();

	private final DisposableServer other = HttpServer.create().host("127.0.0.1").handle(this::show).bindNow();

	private final DisposableServer server = HttpServer.create().host("127.0.0.1").handle((request, response) -> {
		this.requests.incrementAndGet();
		String location = request.requestHeaders().get("X-Location");
		String status = request.requestHeaders().get("X-Status", "302");
		return request.uri().startsWith("/from") ? request.receive()
			.then(response.status(HttpResponseStatus.parseLine(status))
				.header("Location", location)
				.sendString(Mono.just("moved"))
				.then()) : show(request, response);
	}).bindNow();

	private final String url = "http://127.0.0.1:" + this.server.port();

	private final DefaultFetch fetch = fetch(20);

	@AfterEach
	void stop() {
		this.fetch.close();
		this.server.disposeNow();
		this.other.disposeNow();
	}

	@ParameterizedTest
	@CsvSource({ "301, POST, GET", "302, POST, GET", "303, POST, GET", "307, POST, POST", "308, POST, POST",
			"301, PUT, PUT", "302, PUT, PUT", "303, PUT, GET", "307, PATCH, PATCH", "303, DELETE, GET" })
	void followsWithTheMethodAndBodyOfTheStandard(String status, String before, String after) {
		StepVerifier
			.create(this.fetch.method(HttpMethod.valueOf(before))
				.uri(this.url + "/from")
				.header("X-Location", "/to")
				.header("X-Status", status)
				.header("Content-Language", "en")
				.bodyValue("text")
				.retrieve()
				.bodyToMono(String.class))
			.expectNext(after.equals("GET") ? "GET /to type=null language=null length=null auth=null cookie=null body="
					: after + " /to type=text/plain;charset=UTF-8 language=en length=4 auth=null cookie=null body=text")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void keepsCredentialsWithinTheOrigin() {
		StepVerifier.create(withCredentials(this.url + "/to"))
			.assertNext((text) -> assertThat(text).contains("auth=Bearer secret cookie=a=b"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void dropsCredentialsAcrossOrigins() {
		StepVerifier.create(withCredentials("http://127.0.0.1:" + this.other.port() + "/to"))
			.assertNext((text) -> assertThat(text).contains("auth=null cookie=null"))
			.expectComplete()
			.verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "http://denied.example/x?y, spring.next.fetch.denied-hosts: denied.example, http://denied.example/x",
			"ftp://a.example/, scheme 'ftp', ftp://a.example/",
			"http://u:p@a.example/, credentials in the URL, http://a.example/" })
	void refusesRedirectAsItRefusesRequest(String location, String rule, String refused) {
		StepVerifier.create(redirect("/from", location))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(OutboundRefusedException.class, (refusal) -> {
						assertThat(refusal.getRule()).isEqualTo(rule);
						assertThat(refusal.getUrl()).isEqualTo(refused);
					}))
			.verify(LIMIT);
	}

	@Test
	void refusesRedirectToAnAddressThatIsNotOpen() {
		FetchSettings settings = TestSettings.of(List.of("*", "127.0.0.1:" + this.server.port()), List.of(), List.of(),
				List.of());
		try (DefaultFetch guarded = DefaultFetch.create(WebClient.builder(), OutboundPolicy.of(settings), settings)) {
			StepVerifier
				.create(guarded.get()
					.uri(this.url + "/from")
					.header("X-Location", "http://localhost:" + this.other.port() + "/")
					.retrieve()
					.bodyToMono(String.class))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OutboundRefusedException.class)
					.hasMessageStartingWith(
							"The request to http://localhost:" + this.other.port() + "/ is refused by "))
				.verify(LIMIT);
		}
	}

	@Test
	void endsALoop() {
		try (DefaultFetch few = fetch(3)) {
			StepVerifier.create(
					few.get().uri(this.url + "/from").header("X-Location", "/from").retrieve().bodyToMono(String.class))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(FetchLimitException.class)
					.hasMessage("The request was redirected once more at " + this.url
							+ "/from: spring.next.fetch.max-redirects=3. Raise the limit, or ask for less."))
				.verify(LIMIT);
		}
		assertThat(this.requests).hasValue(4);
	}

	@Test
	void reportsALocationThatIsNoUrl() {
		StepVerifier.create(redirect("/from", "http://[::1"))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(WebClientRequestException.class))
			.verify(LIMIT);
	}

	@Test
	void handsOverWhatIsNoRedirect() {
		StepVerifier
			.create(this.fetch.get()
				.uri(this.url + "/from")
				.header("X-Status", "304")
				.header("X-Location", "/to")
				.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value())))
			.expectNext(304)
			.expectComplete()
			.verify(LIMIT);
	}

	private Mono<String> redirect(String from, String location) {
		return this.fetch.get().uri(this.url + from).header("X-Location", location).retrieve().bodyToMono(String.class);
	}

	private Mono<String> withCredentials(String location) {
		return this.fetch.get()
			.uri(this.url + "/from")
			.header("X-Location", location)
			.header("Authorization", "Bearer secret")
			.header("Proxy-Authorization", "Basic secret")
			.cookie("a", "b")
			.retrieve()
			.bodyToMono(String.class);
	}

	private Mono<Void> show(HttpServerRequest request, HttpServerResponse response) {
		String head = request.method() + " " + request.uri() + " type=" + request.requestHeaders().get("Content-Type")
				+ " language=" + request.requestHeaders().get("Content-Language") + " length="
				+ request.requestHeaders().get("Content-Length") + " auth="
				+ request.requestHeaders().get("Authorization", request.requestHeaders().get("Proxy-Authorization"))
				+ " cookie=" + request.requestHeaders().get("Cookie") + " body=";
		return response
			.sendString(request.receive().aggregate().asString().defaultIfEmpty("").map((body) -> head + body))
			.then();
	}

	private static DefaultFetch fetch(int maxRedirects) {
		FetchSettings settings = TestSettings.open(50, LIMIT, DataSize.ofMegabytes(1), maxRedirects);
		return DefaultFetch.create(WebClient.builder(), OutboundPolicy.of(settings), settings);
	}

}
