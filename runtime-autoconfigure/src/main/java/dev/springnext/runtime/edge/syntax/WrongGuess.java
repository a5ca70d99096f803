package dev.springnext.runtime.edge.syntax;

/**
 * Ends a guess of the parser that does not fit. It is thrown often and always caught, so
 * it has no trace.
 *
 * @author Switchable Runtimes for Spring
 */
@SuppressWarnings("serial")
final class WrongGuess extends RuntimeException {

	static final WrongGuess INSTANCE = new WrongGuess();

	private WrongGuess() {
		super(null, null, false, false);
	}

}
