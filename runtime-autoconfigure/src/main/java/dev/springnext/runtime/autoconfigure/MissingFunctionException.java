package dev.springnext.runtime.autoconfigure;

/**
 * The configuration names an edge function whose source is not there.
 *
 * @author Switchable Runtimes for Spring
 */
@SuppressWarnings("serial")
final class MissingFunctionException extends RuntimeException {

	private final String name;

	MissingFunctionException(String name, String location, String problem) {
		super("The edge function '" + name + "' has no source at '" + location + "': " + problem);
		this.name = name;
	}

	String name() {
		return this.name;
	}

}
