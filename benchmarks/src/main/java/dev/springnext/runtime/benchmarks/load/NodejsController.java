package dev.springnext.runtime.benchmarks.load;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.NodejsRuntime;

@RestController
@NodejsRuntime
class NodejsController {

	@GetMapping("/hello")
	Mono<String> hello() {
		return Handlers.hello();
	}

	@GetMapping("/json")
	Mono<Handlers.Greeting> json(@RequestParam(defaultValue = "World") String name) {
		return Handlers.json(name);
	}

	@GetMapping(path = "/stream", produces = Handlers.SSE)
	Flux<String> stream() {
		return Handlers.stream();
	}

	@GetMapping("/blocking")
	String blocking() {
		return Handlers.block();
	}

	@GetMapping("/thread")
	String thread() {
		return Thread.currentThread().toString();
	}

}
