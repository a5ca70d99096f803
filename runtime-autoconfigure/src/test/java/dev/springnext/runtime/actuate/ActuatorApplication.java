package dev.springnext.runtime.actuate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.actuate.fixture.PackagedController;
import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.annotation.Runtime;
import dev.springnext.runtime.webflux.RuntimeRoutes;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

/**
 * Routes of all kinds, and one that waits.
 */
@Configuration(proxyBeanMethods = false)
@Import({ ActuatorApplication.TypedController.class, ActuatorApplication.PlainController.class,
		PackagedController.class })
class ActuatorApplication {

	@Bean
	RouterFunction<ServerResponse> functional() {
		return route().GET("/functional/plain", (request) -> ServerResponse.ok().build())
			.add(RuntimeRoutes.edge(route().POST("/functional/edge", (request) -> ServerResponse.ok().build()).build()))
			.build();
	}

	@RestController
	@EdgeRuntime
	static class TypedController {

		@GetMapping("/typed")
		String typed() {
			return "typed";
		}

		@RequestMapping(path = "/typed/own/{id}", method = { RequestMethod.PUT, RequestMethod.DELETE })
		@Runtime(Runtime.NODEJS)
		String own(@PathVariable String id) {
			return id;
		}

		@RequestMapping("/typed/pending")
		@Runtime(value = Runtime.EDGE, maxDuration = 20)
		Mono<String> pending() {
			return Mono.never();
		}

	}

	@RestController
	static class PlainController {

		@GetMapping("/plain")
		String plain() {
			return "plain";
		}

		@GetMapping("/patterned/deep")
		String patterned() {
			return "patterned";
		}

	}

}
