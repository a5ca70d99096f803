package dev.springnext.runtime.edge.engine;

import org.jspecify.annotations.Nullable;

/**
 * Guest code threw. The message is for logs; clients get no part of it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class GuestException extends IsolateException {

	private final @Nullable String guestStack;

	private final transient ThrownError thrown;

	/**
	 * Creates the exception.
	 * @param bundle the bundle whose code ran
	 * @param message what was thrown, such as {@code TypeError: x is not a function}
	 * @param guestStack the stack of the guest's error, in terms of its source files
	 */
	public GuestException(String bundle, String message, @Nullable String guestStack) {
		this(bundle, message, guestStack,
				new ThrownError(ThrownError.ERROR, message, (guestStack != null) ? guestStack : message, null));
	}

	/**
	 * Creates the exception for an error of guest code.
	 * @param bundle the bundle whose code ran
	 * @param thrown the error
	 */
	GuestException(String bundle, ThrownError thrown) {
		// What the engine calls a DOMException is the name of the class only
		this(bundle, thrown.stack().lines().findFirst().orElse(""), thrown.stack(), thrown);
	}

	private GuestException(String bundle, String message, @Nullable String guestStack, ThrownError thrown) {
		super(bundle,
				"The edge function '" + bundle + "' failed: "
						+ LogText.of((guestStack != null && guestStack.contains(message)) ? guestStack : message),
				null);
		this.guestStack = guestStack;
		this.thrown = thrown;
	}

	/**
	 * The stack of the guest's error.
	 * @return lines such as {@code at GET (app/hello/route.ts:3:9)}
	 */
	public @Nullable String guestStack() {
		return this.guestStack;
	}

	/**
	 * What was thrown.
	 * @return its parts, not made safe for logs
	 */
	public ThrownError thrown() {
		return this.thrown;
	}

}
