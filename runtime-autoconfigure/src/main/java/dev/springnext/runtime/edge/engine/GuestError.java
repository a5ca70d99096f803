package dev.springnext.runtime.edge.engine;

/**
 * An error that Java reports to JavaScript: what guest code sees is a fresh JavaScript
 * error with this type and message, and nothing of Java's.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class GuestError extends RuntimeException {

	private final String type;

	private final String name;

	private GuestError(String type, String name, String message) {
		super(message, null, false, false);
		this.type = type;
		this.name = name;
	}

	/**
	 * A {@code TypeError}.
	 * @param message its message
	 * @return the error
	 */
	public static GuestError type(String message) {
		return new GuestError("TypeError", "TypeError", message);
	}

	/**
	 * A {@code RangeError}.
	 * @param message its message
	 * @return the error
	 */
	public static GuestError range(String message) {
		return new GuestError("RangeError", "RangeError", message);
	}

	/**
	 * A {@code SyntaxError} of the language (the DOM's is a {@link #dom}).
	 * @param message its message
	 * @return the error
	 */
	public static GuestError syntax(String message) {
		return new GuestError("SyntaxError", "SyntaxError", message);
	}

	/**
	 * A plain {@code Error}.
	 * @param message its message
	 * @return the error
	 */
	public static GuestError error(String message) {
		return new GuestError("Error", "Error", message);
	}

	/**
	 * A {@code DOMException}.
	 * @param name its name, such as {@code NotSupportedError}
	 * @param message its message
	 * @return the error
	 */
	public static GuestError dom(String name, String message) {
		return new GuestError("DOMException", name, message);
	}

	/**
	 * The constructor of the error that guest code sees.
	 * @return such as {@code TypeError} or {@code DOMException}
	 */
	public String type() {
		return this.type;
	}

	/**
	 * The name of the error that guest code sees.
	 * @return such as {@code TypeError} or {@code NotSupportedError}
	 */
	public String name() {
		return this.name;
	}

}
