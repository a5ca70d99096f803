package dev.springnext.runtime.middleware;

import org.jspecify.annotations.Nullable;

/**
 * A matcher of middleware is not one.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InvalidMatcherException extends IllegalArgumentException {

	private final String place;

	private final String problem;

	InvalidMatcherException(String place, String problem, @Nullable String frame) {
		super(place + " contains invalid middleware config: " + problem + ((frame != null) ? "\n\n" + frame : ""));
		this.place = place;
		this.problem = problem;
	}

	/**
	 * Where the matcher stands.
	 * @return the place as the caller named it
	 */
	public String getPlace() {
		return this.place;
	}

	/**
	 * What is wrong with it.
	 * @return such as {@code source must start with / at "matcher"}
	 */
	public String getProblem() {
		return this.problem;
	}

}
