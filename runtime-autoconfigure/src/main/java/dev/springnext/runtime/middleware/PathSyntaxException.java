package dev.springnext.runtime.middleware;

/**
 * A source of a matcher, or the value of a condition, can't be compiled.
 *
 * @author Switchable Runtimes for Spring
 */
final class PathSyntaxException extends IllegalArgumentException {

	private final int index;

	PathSyntaxException(String reason, int index) {
		this(reason, index, "");
	}

	/**
	 * Creates the exception.
	 * @param reason what is wrong
	 * @param index where it is
	 * @param expected what would be right there, as the end of the message
	 */
	PathSyntaxException(String reason, int index, String expected) {
		super(reason + " at " + index + expected);
		this.index = index;
	}

	/**
	 * The place in the source.
	 * @param source the source
	 * @return the source with a caret below the character
	 */
	String frame(String source) {
		return "  " + source + "\n  " + " ".repeat(this.index) + "^";
	}

}
