package dev.springnext.sample;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

@StorefrontTest
class OverviewFailureTests {

	private static final AtomicReference<String> UPSTREAM = new AtomicReference<>("http://127.0.0.1:1");

	private final WebTestClient client;

	@Autowired
	OverviewFailureTests(WebTestClient client) {
		this.client = client;
	}

	@DynamicPropertySource
	static void upstream(DynamicPropertyRegistry registry) {
		registry.add("sample.upstream", UPSTREAM::get);
	}

	@Test
	void doesWithoutPrices() {
		DisposableServer upstream = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.route((routes) -> routes.get("/functional/bestsellers",
					(request, response) -> response.header("content-type", "application/json")
						.sendString(Mono.just("[{\"id\":1,\"name\":\"Peony\",\"sold\":7}]"))))
			.bindNow();
		try {
			UPSTREAM.set("http://127.0.0.1:" + upstream.port());
			this.client.get()
				.uri("/overview")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody()
				.json("{\"bestsellers\":[{\"name\":\"Peony\",\"sold\":7,\"price\":null}],\"live\":false}");
		}
		finally {
			upstream.disposeNow();
		}
	}

	@Test
	void saysWhatIsOutOfReach() {
		UPSTREAM.set("http://127.0.0.1:1");
		this.client.get()
			.uri("/overview")
			.exchange()
			.expectStatus()
			.isEqualTo(502)
			.expectHeader()
			.valueEquals(StorefrontTest.RUNTIME, "edge")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The bestsellers are out of reach.");
	}

}
