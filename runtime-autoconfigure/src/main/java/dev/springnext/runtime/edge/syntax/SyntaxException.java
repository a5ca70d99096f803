package dev.springnext.runtime.edge.syntax;

/**
 * A source file is no module of its dialect.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SyntaxException extends RuntimeException {

	private final transient Place place;

	private final String problem;

	private final String sourceLine;

	SyntaxException(String problem, Place place, String sourceLine) {
		super(place + ": " + problem);
		this.place = place;
		this.problem = problem;
		this.sourceLine = sourceLine;
	}

	/**
	 * Where the parser could not go on.
	 * @return the place
	 */
	public Place place() {
		return this.place;
	}

	/**
	 * What is wrong, without the place.
	 * @return a sentence without its end
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * The line that the place is on.
	 * @return its text
	 */
	public String sourceLine() {
		return this.sourceLine;
	}

}
