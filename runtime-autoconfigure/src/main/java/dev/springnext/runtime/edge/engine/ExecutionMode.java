package dev.springnext.runtime.edge.engine;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the engine runs JavaScript.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum ExecutionMode {

	/** Hot code is compiled to machine code. */
	COMPILED,

	/** All code is interpreted. */
	INTERPRETED;

	private static final Logger logger = LoggerFactory.getLogger(ExecutionMode.class);

	// The name of the engine's fallback, see
	// org.graalvm.polyglot.Engine#getImplementationName
	static ExecutionMode of(String implementation) {
		return (implementation.toLowerCase(Locale.ROOT).contains("interpreted")) ? INTERPRETED : COMPILED;
	}

	void log() {
		if (this == COMPILED) {
			logger.info("JavaScript is compiled to machine code where it is hot");
		}
		else {
			logger.info("JavaScript is interpreted: fine for functions that mostly call web APIs. "
					+ "docs/performance.md tells how to have hot code compiled on a stock JDK 25.");
		}
	}

	/**
	 * The mode, as the actuator shows it.
	 * @return {@code compiled} or {@code interpreted}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
