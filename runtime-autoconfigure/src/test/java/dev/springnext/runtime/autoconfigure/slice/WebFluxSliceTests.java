package dev.springnext.runtime.autoconfigure.slice;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@WebFluxTest(controllers = SliceController.class, properties = "spring.next.expose-runtime-header=true")
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Test
	void edgeControllerRunsOnAnEdgeLoop() {
		assertThat(get("/edge", "edge")).matches("edge-\\d+");
	}

	@Test
	void nodejsMethodRunsOffTheLoops() {
		assertThat(get("/nodejs", "nodejs")).startsWith("nodejs-");
	}

	private String get(String path, String runtime) {
		return this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("x-next-runtime", runtime)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

}
