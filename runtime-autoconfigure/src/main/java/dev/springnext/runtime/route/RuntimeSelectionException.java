package dev.springnext.runtime.route;

/**
 * A setting that chooses a runtime can't be followed. Stops the application's start-up.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public abstract sealed class RuntimeSelectionException extends RuntimeException
		permits InvalidRuntimeException, ConflictingRuntimesException, UnreadablePackageException,
		InvalidMaxDurationException, InvalidRoutePatternException {

	private final String action;

	RuntimeSelectionException(String description, String action, Throwable cause) {
		super(description, cause);
		this.action = action;
	}

	RuntimeSelectionException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * What to write instead.
	 * @return a sentence for the author of the setting
	 */
	public String getAction() {
		return this.action;
	}

}
