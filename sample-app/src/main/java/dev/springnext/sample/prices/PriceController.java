package dev.springnext.sample.prices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Price streams stay open for long and do next to nothing: what the edge is for.
 */
@RestController
@EdgeRuntime(maxDuration = 3600) // then the browser's EventSource connects again
class PriceController {

	private static final Duration TICK = Duration.ofMillis(250);

	private final Market market;

	PriceController(Market market) {
		this.market = market;
	}

	@GetMapping(path = "/prices", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Quote>> prices(RuntimeContext context) {
		return Flux.interval(Duration.ZERO, TICK, context.scheduler())
			.onBackpressureDrop() // who reads slowly misses prices, instead of piling
									// them up
			.handle((tick, events) -> {
				List<Quote> quotes = this.market.quotes(Instant.now());
				if (!quotes.isEmpty()) {
					Quote next = quotes.get((int) (tick % quotes.size()));
					events.next(ServerSentEvent.builder(next).id(tick.toString()).event("quote").build());
				}
			});
	}

}
