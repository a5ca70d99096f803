package dev.springnext.runtime.edge.bundle;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An edge function can't be bundled.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class BundleException extends RuntimeException {

	private final transient List<Problem> problems;

	BundleException(String message) {
		this(message, List.of(), null);
	}

	BundleException(String message, @Nullable Throwable cause) {
		this(message, List.of(), cause);
	}

	BundleException(String message, List<Problem> problems, @Nullable Throwable cause) {
		super(message, cause);
		this.problems = List.copyOf(problems);
	}

	static BundleException of(String bundle, List<Problem> problems) {
		StringBuilder message = new StringBuilder("The edge function '" + bundle + "' can't be bundled:");
		problems.forEach((problem) -> message.append('\n').append(problem));
		return new BundleException(message.toString(), problems, null);
	}

	/**
	 * What is wrong with the source.
	 * @return the problems; none if the source is not at fault
	 */
	public List<Problem> problems() {
		return this.problems;
	}

	/**
	 * Something wrong with the source.
	 *
	 * @param message what is wrong
	 * @param file the file, or {@code null} if unknown
	 * @param line the line, from 1
	 * @param column the column, from 1
	 * @param text the source line, or {@code null} if unknown
	 */
	public record Problem(String message, @Nullable String file, int line, int column, @Nullable String text) {

		@Override
		public String toString() {
			if (this.file == null) {
				return this.message;
			}
			String place = this.file + ":" + this.line + ":" + this.column + ": " + this.message;
			return (this.text == null) ? place
					: place + "\n    " + this.text + "\n    " + " ".repeat(Math.max(this.column - 1, 0)) + "^";
		}

	}

}
