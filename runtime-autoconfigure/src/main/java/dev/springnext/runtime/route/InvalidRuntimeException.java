package dev.springnext.runtime.route;

/**
 * A setting names a runtime that does not exist.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InvalidRuntimeException extends RuntimeSelectionException {

	private final String value;

	private final String location;

	InvalidRuntimeException(String value, String location, RuntimeType nearest) {
		super("Runtime '" + value + "' (" + location + ") does not exist.",
				"Write '" + nearest.id() + "', or choose another one of the legal values: 'nodejs', 'edge'.");
		this.value = value;
		this.location = location;
	}

	/**
	 * The value as it was written.
	 * @return the illegal value
	 */
	public String getValue() {
		return this.value;
	}

	/**
	 * Where the value stands.
	 * @return a property with its origin, or an annotation with its element
	 */
	public String getLocation() {
		return this.location;
	}

}
