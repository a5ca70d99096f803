package dev.springnext.sample;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@StorefrontTest
class RuntimeMapTests {

	private static final String ROUTES = """
			GET /care/{season} edge pattern
			GET /functional/bestsellers nodejs property
			GET /functional/hours edge method
			GET /functional/quotes edge route
			GET /functional/views/{page} nodejs property
			POST /functional/views/{page} nodejs property
			GET /greeting edge package
			POST /greeting edge package
			GET /overview edge type
			GET /prices edge type
			GET /products nodejs property
			GET /products/{id} nodejs property
			GET /report nodejs property
			GET,HEAD,OPTIONS /flowers edge layout
			GET,HEAD,OPTIONS /flowers/{flower} edge layout
			 /edge/bouquet edge route
			 /edge/petals edge route
			""";

	private final WebTestClient client;

	@Autowired
	RuntimeMapTests(WebTestClient client) {
		this.client = client;
	}

	@Test
	void listsEveryRouteWithWhoDecided() {
		List<String> routes = map().routes().stream().map(Route::describe).toList();
		assertThat(routes).containsAll(ROUTES.lines().toList());
		// whatever the map holds beyond that is the start page
		assertThat(routes.stream().filter((route) -> ROUTES.lines().noneMatch(route::equals)))
			.allMatch((route) -> route.contains(" / nodejs "));
	}

	@ParameterizedTest
	@CsvSource({ "/care/{season}, '[application.yml]'", "/functional/hours, StorefrontRoutes.openingHours",
			"/functional/quotes, StorefrontRoutes.java:", "/greeting, package dev.springnext.sample.greeting",
			"/prices, PriceController" })
	void tellsWhereItStands(String pattern, String location) {
		Stream<Setting> decisions = map().routes()
			.stream()
			.filter((route) -> route.pattern().equals(pattern))
			.map(Route::decidedBy);
		assertThat(decisions).isNotEmpty().allSatisfy((setting) -> assertThat(setting.location()).contains(location));
	}

	private RuntimeMap map() {
		RuntimeMap map = this.client.get()
			.uri("/actuator/runtime")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(RuntimeMap.class)
			.returnResult()
			.getResponseBody();
		assertThat(map).isNotNull();
		return map;
	}

	record RuntimeMap(List<Route> routes) {

	}

	record Route(String pattern, List<String> methods, String runtime, Setting decidedBy) {

		String describe() {
			return String.join(",", this.methods) + " " + this.pattern + " " + this.runtime + " "
					+ this.decidedBy.level();
		}

	}

	record Setting(String level, String location) {

	}

}
