package dev.springnext.sample.overview;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Asks two routes at once. It does without the prices if it must, but not without the
 * flowers.
 */
@RestController
@EdgeRuntime
class OverviewController {

	private final Upstream upstream;

	OverviewController(Upstream upstream) {
		this.upstream = upstream;
	}

	@GetMapping("/overview")
	Mono<Overview> overview(RuntimeContext context) {
		context.waitUntil(this.upstream.recordView("overview")); // nobody waits for that
		return Mono.zip(
				this.upstream.bestsellers()
					.onErrorMap(Upstream::isDown,
							(ex) -> new ResponseStatusException(HttpStatus.BAD_GATEWAY,
									"The bestsellers are out of reach.", ex)),
				this.upstream.quotes().onErrorReturn(Upstream::isDown, List.of()), Overview::of);
	}

}
