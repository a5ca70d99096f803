package dev.springnext.sample.functional;

import java.time.Instant;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.webflux.RuntimeRoutes;
import dev.springnext.sample.prices.Market;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

@Configuration(proxyBeanMethods = false)
class StorefrontRoutes {

	/**
	 * One bean, two runtimes: handlers of the nodejs routes block, as handler methods do.
	 * @param statistics asks the database
	 * @param market knows the prices
	 * @return the routes
	 */
	@Bean
	RouterFunction<ServerResponse> statisticsRoutes(Statistics statistics, Market market) {
		return route().path("/functional",
				(routes) -> routes
					.GET("/bestsellers", (request) -> ServerResponse.ok().bodyValue(statistics.bestsellers()))
					.GET("/views/{page}",
							(request) -> ServerResponse.ok()
								.bodyValue(Map.of("views", statistics.views(request.pathVariable("page")))))
					.POST("/views/{page}", (request) -> {
						statistics.recordView(request.pathVariable("page"));
						return ServerResponse.noContent().build();
					})
					.add(RuntimeRoutes.edge(route(GET("/quotes"),
							(request) -> ServerResponse.ok().bodyValue(market.quotes(Instant.now()))))))
			.build();
	}

	@Bean
	@EdgeRuntime
	RouterFunction<ServerResponse> openingHours() {
		return route(GET("/functional/hours"),
				(request) -> ServerResponse.ok().bodyValue(new OpeningHours("06:00", "11:00", "Europe/Amsterdam")));
	}

	record OpeningHours(String opens, String closes, String zone) {

	}

}
