package dev.springnext.runtime.streaming;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.webflux.RuntimeRoutes;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

/**
 * Streams what a test feeds, in all formats, as handler methods and functional routes of
 * both runtimes.
 */
@Configuration(proxyBeanMethods = false)
@Import({ StreamApplication.EdgeStreams.class, StreamApplication.NodejsStreams.class })
class StreamApplication {

	static final int FLOOD = 2048;

	static final int FLOOD_ELEMENT_SIZE = 16 * 1024;

	private static final String PADDING = ".".repeat(FLOOD_ELEMENT_SIZE);

	private static volatile Feed feed = new Feed();

	private static volatile AtomicInteger flooded = new AtomicInteger();

	static Feed newFeed() {
		Feed created = new Feed();
		feed = created;
		return created;
	}

	static AtomicInteger newFlood() {
		AtomicInteger created = new AtomicInteger();
		flooded = created;
		return created;
	}

	static Stream<Arguments> allStreams() {
		return paths("edge", "nodejs", "functional/edge", "functional/nodejs");
	}

	static Stream<Arguments> handlerMethods() {
		return paths("edge", "nodejs");
	}

	private static Stream<Arguments> paths(String... kinds) {
		return Stream.of(kinds)
			.flatMap((kind) -> Stream.of("sse", "ndjson", "text", "html")
				.map((format) -> Arguments.of("/" + kind + "/" + format)));
	}

	@Bean
	RouterFunction<ServerResponse> functional() {
		return route().add(RuntimeRoutes.edge(streams("/functional/edge")))
			.add(RuntimeRoutes.nodejs(streams("/functional/nodejs")))
			.build();
	}

	private static RouterFunction<ServerResponse> streams(String path) {
		return route()
			.path(path,
					(builder) -> builder
						.GET("/sse",
								(request) -> ServerResponse.ok()
									.contentType(MediaType.TEXT_EVENT_STREAM)
									.body(feed.flux(), String.class))
						.GET("/ndjson",
								(request) -> ServerResponse.ok()
									.contentType(MediaType.APPLICATION_NDJSON)
									.body(feed.flux().map(Item::new), Item.class))
						.GET("/text",
								(request) -> ServerResponse.ok()
									.contentType(MediaType.TEXT_PLAIN)
									.body(feed.flux(), String.class))
						.GET("/html",
								(request) -> ServerResponse.ok()
									.contentType(MediaType.TEXT_HTML)
									.body(feed.flux(), String.class)))
			.build();
	}

	record Item(String value) {

	}

	static class Streams {

		@GetMapping(path = "/sse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> events() {
			return feed.flux();
		}

		@GetMapping(path = "/ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<Item> items() {
			return feed.flux().map(Item::new);
		}

		@GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
		Flux<String> text() {
			return feed.flux();
		}

		@GetMapping(path = "/html", produces = MediaType.TEXT_HTML_VALUE)
		Flux<String> html() {
			return feed.flux();
		}

		@GetMapping(path = "/flood/sse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> floodOfEvents() {
			return flood();
		}

		@GetMapping(path = "/flood/ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<Item> floodOfItems() {
			return flood().map(Item::new);
		}

		@GetMapping(path = "/flood/text", produces = MediaType.TEXT_PLAIN_VALUE)
		Flux<String> floodOfText() {
			return flood();
		}

		@GetMapping(path = "/flood/html", produces = MediaType.TEXT_HTML_VALUE)
		Flux<String> floodOfHtml() {
			return flood();
		}

		private static Flux<String> flood() {
			AtomicInteger emitted = flooded;
			return Flux.range(0, FLOOD).map((i) -> {
				emitted.incrementAndGet();
				return "#" + i + PADDING;
			});
		}

	}

	@RestController
	@EdgeRuntime
	@RequestMapping("/edge")
	static class EdgeStreams extends Streams {

	}

	@RestController
	@RequestMapping("/nodejs")
	static class NodejsStreams extends Streams {

	}

}
