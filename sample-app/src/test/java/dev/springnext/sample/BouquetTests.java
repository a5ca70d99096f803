package dev.springnext.sample;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.EdgeRequest;
import dev.springnext.runtime.edge.function.EdgeResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests a function without a server. Stands in docs/javascript.md, too.
 */
class BouquetTests {

	private static final EdgeFunctions functions = EdgeFunctions.create();

	private static final EdgeFunction bouquet = functions
		.function(FunctionSource.of(Path.of("src/main/resources/edge/bouquet.ts")));

	@AfterAll
	static void close() {
		functions.close();
	}

	@Test
	void twelveAreCheaper() {
		EdgeResponse response = fetch(EdgeRequest.get("https://example.com/edge/bouquet?flower=rose&stems=12"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("content-type")).isEqualTo("application/json");
		assertThat(response.text().toCompletableFuture().join())
			.isEqualTo("{\"bouquet\":\"12 × Rose\",\"price\":\"€25.92\"}");
	}

	@Test
	void bouquetsAreNotPosted() {
		EdgeResponse response = fetch(
				EdgeRequest.post("https://example.com/edge/bouquet", "12").withHeader("content-type", "text/plain"));
		assertThat(response.status()).isEqualTo(405);
		assertThat(response.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
	}

	private static EdgeResponse fetch(EdgeRequest request) {
		return bouquet.fetch(request).toCompletableFuture().join();
	}

}
