package dev.springnext.runtime.verify;

import java.util.List;

/**
 * What an {@link EdgeCheck} found.
 *
 * @param violations the forbidden APIs that handlers reach
 * @param unread the classes of the application that could not be checked
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeCheckResult(List<EdgeViolation> violations, List<UnreadClass> unread) {

	public EdgeCheckResult {
		violations = List.copyOf(violations);
		unread = List.copyOf(unread);
	}

	/**
	 * Return whether everything was checked and nothing was found.
	 * @return whether there are neither violations nor unread classes
	 */
	public boolean isClean() {
		return this.violations.isEmpty() && this.unread.isEmpty();
	}

	/**
	 * Throw an exception if there are violations; unread classes alone do not count.
	 * @throws EdgeVerificationException if handlers reach forbidden APIs
	 */
	public void throwOnViolations() {
		if (!this.violations.isEmpty()) {
			throw new EdgeVerificationException(this);
		}
	}

}
