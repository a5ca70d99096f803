package dev.springnext.runtime.verify;

/**
 * A class of the application that edge handlers reach and that could not be checked.
 *
 * @param className the name of the class
 * @param reason why it could not be read
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record UnreadClass(String className, String reason) {

	/**
	 * Return what could not be checked and why.
	 * @return a message in one line
	 */
	public String message() {
		return "Class '" + this.className + "' could not be checked for the Edge Runtime: " + this.reason;
	}

}
