package dev.springnext.sample.overview;

import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.fetch.Fetch;
import dev.springnext.sample.functional.Bestseller;
import dev.springnext.sample.prices.Quote;

/**
 * The routes that the overview calls, as it would call another service.
 */
@Component
class Upstream {

	private final Fetch fetch;

	private final Environment environment;

	Upstream(Fetch fetch, Environment environment) {
		this.fetch = fetch;
		this.environment = environment;
	}

	Mono<List<Bestseller>> bestsellers() {
		return this.fetch.get()
			.uri(url("/functional/bestsellers"))
			.retrieve()
			.bodyToFlux(Bestseller.class)
			.collectList();
	}

	Mono<List<Quote>> quotes() {
		return this.fetch.get().uri(url("/functional/quotes")).retrieve().bodyToFlux(Quote.class).collectList();
	}

	Mono<Void> recordView(String page) {
		return this.fetch.post().uri(url("/functional/views/{page}"), page).retrieve().toBodilessEntity().then();
	}

	static boolean isDown(Throwable failure) {
		return failure instanceof WebClientException;
	}

	// read for each call: the port of our own server is not known before it listens
	private String url(String path) {
		return this.environment.getRequiredProperty("sample.upstream") + path;
	}

}
