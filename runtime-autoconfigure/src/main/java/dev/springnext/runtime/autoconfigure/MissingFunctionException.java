package dev.springnext.runtime.autoconfigure;

/**
 * The configuration names an edge function whose source is not there.
 *
 * @author Switchable Runtimes for Spring
 */
@SuppressWarnings("serial")
final class MissingFunctionException extends RuntimeException {

	private final String name;

	private final String location;

	MissingFunctionException(String name, String location) {
		super("The edge function '" + name + "' has no source at '" + location + "'");
		this.name = name;
		this.location = location;
	}

	String name() {
		return this.name;
	}

	String location() {
		return this.location;
	}

}
