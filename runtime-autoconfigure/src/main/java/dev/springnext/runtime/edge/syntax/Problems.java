package dev.springnext.runtime.edge.syntax;

/**
 * Turns what is wrong into an exception: a cheap one while the parser guesses.
 *
 * @author Switchable Runtimes for Spring
 */
final class Problems {

	private final SourceText source;

	private int guesses;

	Problems(SourceText source) {
		this.source = source;
	}

	void guessBegins() {
		this.guesses++;
	}

	void guessEnds() {
		this.guesses--;
	}

	RuntimeException at(int offset, String problem) {
		return (this.guesses > 0) ? WrongGuess.INSTANCE : fatal(offset, problem);
	}

	/**
	 * What no other guess could mend.
	 * @param offset where it is
	 * @param problem what is wrong
	 * @return the exception to throw
	 */
	SyntaxException fatal(int offset, String problem) {
		Place place = this.source.place(offset);
		return new SyntaxException(problem, place, this.source.line(place.line()));
	}

}
