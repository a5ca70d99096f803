package dev.springnext.runtime.executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A runtime refused or ended a request. Clients get it as a problem detail (RFC 9457)
 * that names neither classes nor stacks.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public abstract sealed class RuntimeProblemException extends ErrorResponseException
		permits BudgetExceededException, RuntimeOverloadedException, LoopQuarantinedException, BlockingCallException {

	private final String message;

	RuntimeProblemException(HttpStatus status, String detail, String message, @Nullable Throwable cause) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
		this.message = message;
	}

	/**
	 * What happened, for the application's log.
	 */
	@Override
	public String getMessage() {
		return this.message;
	}

}
