package dev.springnext.runtime.benchmarks.load;

import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the handlers of all cases answer. {@link NodejsController} and
 * {@link EdgeController} differ in nothing but their annotations.
 */
abstract class Handlers {

	static final String SSE = MediaType.TEXT_EVENT_STREAM_VALUE;

	private static final int EVENTS = 100;

	private static final long WORK_MILLIS = 5;

	static Mono<String> hello() {
		return Mono.just("Hello, World!");
	}

	static Mono<Greeting> json(String name) {
		return Mono.just(new Greeting("Hello, " + name + "!", name, name.length()));
	}

	static Flux<String> stream() {
		return Flux.range(0, EVENTS).map((number) -> "event " + number);
	}

	static String block() {
		try {
			Thread.sleep(WORK_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return "Hello, World!";
	}

	record Greeting(String text, String name, int length) {

	}

}
