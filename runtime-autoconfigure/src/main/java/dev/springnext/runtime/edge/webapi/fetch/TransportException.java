package dev.springnext.runtime.edge.webapi.fetch;

import org.jspecify.annotations.Nullable;

/**
 * A request could not be carried out. Guest code sees the message, so it tells nothing
 * that only the host may know.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class TransportException extends RuntimeException {

	private final @Nullable String code;

	/**
	 * Creates the exception.
	 * @param message what happened, in words for the author of the guest code
	 * @param code a short name such as {@code ECONNREFUSED}, or {@code null}
	 * @param cause for the log of the host
	 */
	public TransportException(String message, @Nullable String code, @Nullable Throwable cause) {
		super(message, cause);
		this.code = code;
	}

	/**
	 * A short name of what happened.
	 * @return such as {@code ECONNREFUSED}, or {@code null}
	 */
	public @Nullable String code() {
		return this.code;
	}

}
