package dev.springnext.runtime.autoconfigure;

import java.util.Collection;

/**
 * The configuration names edge functions in JavaScript, and there is no engine for them.
 *
 * @author Switchable Runtimes for Spring
 */
@SuppressWarnings("serial")
final class MissingEngineException extends RuntimeException {

	MissingEngineException(Collection<String> functions) {
		super("The edge functions " + functions + " are in JavaScript, and GraalJS is not on the class path");
	}

}
