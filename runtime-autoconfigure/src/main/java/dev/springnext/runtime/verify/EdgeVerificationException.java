package dev.springnext.runtime.verify;

import java.util.List;

/**
 * Thrown when edge handlers reach APIs that the edge runtime does not support.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class EdgeVerificationException extends RuntimeException {

	private final transient EdgeCheckResult result;

	/**
	 * Create an exception that lists the violations of a result.
	 * @param result what the check found
	 */
	public EdgeVerificationException(EdgeCheckResult result) {
		super(Report.of(result));
		this.result = result;
	}

	/**
	 * Return the forbidden APIs that handlers reach.
	 * @return the violations
	 */
	public List<EdgeViolation> getViolations() {
		return this.result.violations();
	}

	/**
	 * Return the classes of the application that could not be checked.
	 * @return the classes
	 */
	public List<UnreadClass> getUnread() {
		return this.result.unread();
	}

}
