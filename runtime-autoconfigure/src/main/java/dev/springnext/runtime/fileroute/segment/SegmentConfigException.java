package dev.springnext.runtime.fileroute.segment;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.edge.syntax.SyntaxException;

/**
 * A source file has segment config that can't be followed.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SegmentConfigException extends RuntimeException {

	private final transient Place place;

	private final String setting;

	private final String problem;

	private final String action;

	private final String sourceLine;

	SegmentConfigException(String setting, Place place, String sourceLine, String problem, String action) {
		this(setting, place, sourceLine, problem, action, null);
	}

	SegmentConfigException(String setting, Place place, String sourceLine, String problem, String action,
			@Nullable Throwable cause) {
		super(place + ": " + problem + " " + action + frame(sourceLine, place.column()), cause);
		this.setting = setting;
		this.place = place;
		this.problem = problem;
		this.action = action;
		this.sourceLine = sourceLine;
	}

	static SegmentConfigException of(SyntaxException ex) {
		return new SegmentConfigException("", ex.place(), ex.sourceLine(), ex.problem() + ".",
				"The file can't be read before this is corrected.", ex);
	}

	private static String frame(String line, int column) {
		return (line.isBlank() || line.length() > 200) ? ""
				: "\n    " + line.replace('\t', ' ') + "\n    " + " ".repeat(Math.max(column - 1, 0)) + "^";
	}

	/**
	 * The setting that is wrong.
	 * @return its key, such as {@code config.matcher[0]}; an empty string if the file as
	 * a whole is wrong
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * Where it is wrong: at the value, or at the declaration if the value was found by
	 * running the module.
	 * @return the place
	 */
	public Place place() {
		return this.place;
	}

	/**
	 * What is wrong, without the place.
	 * @return one or more sentences
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * What to write instead.
	 * @return one or more sentences
	 */
	public String action() {
		return this.action;
	}

	/**
	 * The line that the place is on.
	 * @return its text
	 */
	public String sourceLine() {
		return this.sourceLine;
	}

}
