package dev.springnext.runtime.webflux;

import java.net.URI;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.RuntimeProblemException;
import dev.springnext.runtime.fetch.FetchLimitException;
import dev.springnext.runtime.fetch.FetchTimeoutException;
import dev.springnext.runtime.fetch.OutboundRefusedException;
import dev.springnext.runtime.middleware.MiddlewareProblemException;

/**
 * Answers requests that a runtime or the outbound policy refused or ended with problem
 * details (RFC 9457), unless the application handled the exception before. Goes before
 * Boot's error page.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeProblemHandler implements WebExceptionHandler, Ordered {

	private static final Log logger = LogFactory.getLog(RuntimeProblemHandler.class);

	private final ServerResponse.Context context;

	/**
	 * Creates the handler.
	 * @param codecs write the problem details
	 */
	public RuntimeProblemHandler(ServerCodecConfigurer codecs) {
		this.context = new ServerResponse.Context() {

			@Override
			public List<HttpMessageWriter<?>> messageWriters() {
				return codecs.getWriters();
			}

			@Override
			public List<ViewResolver> viewResolvers() {
				return List.of();
			}
		};
	}

	@Override
	public int getOrder() {
		return -2; // Boot's error handler has -1
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		ErrorResponse problem = problem(error);
		if (problem == null || exchange.getResponse().isCommitted()) {
			return Mono.error(error);
		}
		logger.debug(error.getMessage());
		problem.getBody().setInstance(URI.create(exchange.getRequest().getPath().value()));
		exchange.getResponse().getHeaders().clearContentHeaders();
		return ServerResponse.status(problem.getStatusCode())
			.headers((headers) -> headers.putAll(problem.getHeaders()))
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyValue(problem.getBody())
			.flatMap((response) -> response.writeTo(exchange, this.context));
	}

	// The messages of these exceptions are for the application's log: they quote its code
	// and configuration
	private static @Nullable ErrorResponse problem(Throwable error) {
		if (error instanceof RuntimeProblemException problem) {
			return problem;
		}
		if (error instanceof MiddlewareProblemException problem) {
			return problem;
		}
		if (error instanceof FetchTimeoutException) {
			logger.warn(error.getMessage());
			return ErrorResponse.create(error, HttpStatus.GATEWAY_TIMEOUT,
					"An upstream service did not answer in time.");
		}
		if (error instanceof OutboundRefusedException || error instanceof FetchLimitException) {
			logger.error(error.getMessage());
			return ErrorResponse.create(error, HttpStatus.BAD_GATEWAY, "An upstream request was refused.");
		}
		return null;
	}

}
