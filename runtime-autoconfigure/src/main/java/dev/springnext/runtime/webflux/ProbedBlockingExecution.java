package dev.springnext.runtime.webflux;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Asks all configurers, in their order, which executor blocking handler methods get, so
 * that functional endpoints get the same one.
 *
 * @author Switchable Runtimes for Spring
 */
final class ProbedBlockingExecution extends BlockingExecutionConfigurer {

	private ProbedBlockingExecution() {
	}

	static @Nullable AsyncTaskExecutor executor(List<WebFluxConfigurer> configurers) {
		ProbedBlockingExecution probe = new ProbedBlockingExecution();
		configurers.forEach((configurer) -> configurer.configureBlockingExecution(probe));
		return probe.getExecutor();
	}

}
