package dev.springnext.runtime.edge.webapi.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.LogText;

/**
 * Where the console of a bundle writes: the logger {@code edge.} and the name of the
 * bundle, with the request in the MDC.
 *
 * @author Switchable Runtimes for Spring
 */
final class ConsoleLog {

	private static final String REQUEST_ID = "requestId";

	private static final Level[] LEVELS = { Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR };

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
		String message = LogText.of(text, groups);
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

}
