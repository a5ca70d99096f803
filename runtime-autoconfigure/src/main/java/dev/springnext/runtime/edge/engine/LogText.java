package dev.springnext.runtime.edge.engine;

/**
 * Text of guest code that goes to a log: bounded, and safe. Lines after the first are
 * indented, so that none can pass for an entry of its own, and control characters, which
 * may steer a terminal, are shown as escapes.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class LogText {

	private static final int MAX_LENGTH = 16 * 1024;

	private static final int MAX_LEVELS = 20;

	private static final String LEVEL = "  ";

	private LogText() {
	}

	/**
	 * Makes a text safe to log.
	 * @param text the text
	 * @return the message
	 */
	public static String of(String text) {
		return of(text, 0);
	}

	/**
	 * Makes a text safe to log.
	 * @param text the text
	 * @param levels how far to indent all of it
	 * @return the message
	 */
	public static String of(String text, int levels) {
		int length = Math.min(text.length(), MAX_LENGTH);
		String indentation = LEVEL.repeat(Math.min(levels, MAX_LEVELS));
		StringBuilder message = new StringBuilder(length + 32).append(indentation);
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				message.append('\n').append(indentation).append(LEVEL);
			}
			else if (isControl(c)) {
				message.append(String.format("\\u%04X", (int) c));
			}
			else {
				message.append(c);
			}
		}
		if (length < text.length()) {
			message.append("... ").append(text.length() - length).append(" more characters");
		}
		return message.toString();
	}

	private static boolean isControl(char c) {
		return (Character.isISOControl(c) && c != '\t') || c == '\u2028' || c == '\u2029';
	}

}
