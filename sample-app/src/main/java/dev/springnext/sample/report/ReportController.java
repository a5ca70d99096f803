package dev.springnext.sample.report;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

import dev.springnext.runtime.route.RuntimeContext;

@RestController
class ReportController {

	private final SaleRepository sales;

	ReportController(SaleRepository sales) {
		this.sales = sales;
	}

	/**
	 * A handler that returns a reactive type runs on Netty's event loop, in this runtime
	 * as in any WebFlux application. Each row read from the database blocks, so the
	 * stream is read on the scheduler of blocking handlers, as far as the client asks for
	 * more.
	 * @param context knows that scheduler
	 * @return one line of JSON for each row
	 */
	@GetMapping(path = "/report", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Sale> report(RuntimeContext context) {
		Scheduler blocking = context.scheduler();
		return Flux.fromStream(this.sales::streamAll).subscribeOn(blocking).cancelOn(blocking);
	}

}
