package dev.springnext.runtime.middleware;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/**
 * A request ended in the middleware. Clients get it as a problem detail (RFC 9457) that
 * names neither code nor configuration.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MiddlewareProblemException extends ErrorResponseException {

	private final String message;

	private MiddlewareProblemException(HttpStatus status, String detail, String message, @Nullable Throwable cause) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
		this.message = message;
	}

	/**
	 * Middleware read more of a body than is kept for the route.
	 * @param path the path of the request
	 * @param limit what is kept
	 * @return the problem, of status 413
	 */
	public static MiddlewareProblemException bodyTooLarge(String path, DataSize limit) {
		return new MiddlewareProblemException(HttpStatus.CONTENT_TOO_LARGE,
				"The body of the request is larger than " + limit + ".",
				"Middleware read more than " + limit + " of the body of a request to " + path
						+ ". Raise spring.next.middleware.body-limit, or don't read such bodies in middleware.",
				null);
	}

	/**
	 * Middleware failed.
	 * @param name the middleware's name
	 * @param cause what it failed with
	 * @return the problem, of status 500
	 */
	public static MiddlewareProblemException failed(String name, Throwable cause) {
		return new MiddlewareProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "The request can't be served.",
				"The middleware '" + name + "' failed: " + cause.getMessage(), cause);
	}

	/**
	 * Another server, to which a rewrite passed the request, gave no response.
	 * @param target the rewritten URL
	 * @param cause what happened
	 * @return the problem, of status 502
	 */
	public static MiddlewareProblemException noAnswer(URI target, @Nullable Throwable cause) {
		return new MiddlewareProblemException(HttpStatus.BAD_GATEWAY, "An upstream server gave no answer.",
				"The rewrite to " + target.getScheme() + "://" + target.getRawAuthority() + " failed"
						+ ((cause != null) ? ": " + cause.getMessage() : ""),
				cause);
	}

	/**
	 * What happened, for the application's log.
	 */
	@Override
	public String getMessage() {
		return this.message;
	}

}
