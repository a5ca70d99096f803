package dev.springnext.runtime.edge.engine;

import org.jspecify.annotations.Nullable;

/**
 * An edge function could not do its work: it failed, broke a limit, or lost its isolate.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public abstract sealed class IsolateException extends RuntimeException
		permits LimitExceededException, IsolateEndedException, GuestException {

	private final String bundle;

	IsolateException(String bundle, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.bundle = bundle;
	}

	/**
	 * The bundle whose code ran.
	 * @return its name
	 */
	public String bundle() {
		return this.bundle;
	}

}
