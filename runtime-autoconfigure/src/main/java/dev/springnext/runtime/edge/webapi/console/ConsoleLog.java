package dev.springnext.runtime.edge.webapi.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * Where the console of a bundle writes: the logger {@code edge.} and the name of the
 * bundle, with the request in the MDC.
 *
 * @author Switchable Runtimes for Spring
 */
final class ConsoleLog {

	private static final String REQUEST_ID = "requestId";

	private static final Level[] LEVELS = { Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR };

	private static final int MAX_LENGTH = 16 * 1024;

	private static final int MAX_INDENTED_GROUPS = 20;

	private final Isolate isolate;

	private final Logger logger;

	ConsoleLog(Isolate isolate) {
		this.isolate = isolate;
		this.logger = LoggerFactory.getLogger("edge." + isolate.settings().name());
	}

	boolean isEnabled(int level) {
		return this.logger.isEnabledForLevel(LEVELS[level]);
	}

	void write(int level, int groups, String text) {
		String message = toMessage(text, groups);
		Invocation invocation = this.isolate.current();
		if (invocation == null) {
			this.logger.atLevel(LEVELS[level]).log("{}", message);
			return;
		}
		String before = MDC.get(REQUEST_ID);
		MDC.put(REQUEST_ID, invocation.id());
		try {
			this.logger.atLevel(LEVELS[level]).log("{}", message);
		}
		finally {
			if (before != null) {
				MDC.put(REQUEST_ID, before);
			}
			else {
				MDC.remove(REQUEST_ID);
			}
		}
	}

	/**
	 * Bounds a text and makes it safe to log: lines after the first are indented, so that
	 * none can pass for an entry of its own, and control characters, which may steer a
	 * terminal, are shown as escapes.
	 * @param text the text
	 * @param groups how many console groups are open
	 * @return the message
	 */
	static String toMessage(String text, int groups) {
		int length = Math.min(text.length(), MAX_LENGTH);
		String indentation = "  ".repeat(Math.min(groups, MAX_INDENTED_GROUPS));
		StringBuilder message = new StringBuilder(length + 32).append(indentation);
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				message.append('\n').append(indentation).append("  ");
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
