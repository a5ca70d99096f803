package dev.springnext.runtime.autoconfigure.slice;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.NodejsRuntime;

/**
 * Answers with the name of the thread that it runs on.
 */
@RestController
public class SliceController {

	@GetMapping("/edge")
	Mono<String> edge() {
		return Mono.fromSupplier(() -> Thread.currentThread().getName());
	}

	@GetMapping("/nodejs")
	@NodejsRuntime
	String nodejs() {
		return Thread.currentThread().getName();
	}

}
