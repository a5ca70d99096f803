package dev.springnext.runtime.autoconfigure;

/**
 * The folder of {@code spring.next.dir} isn't there.
 *
 * @author Switchable Runtimes for Spring
 */
final class MissingProjectException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MissingProjectException(String location, String reason) {
		super("There is no JavaScript project at '" + location + "' (spring.next.dir): " + reason);
	}

}
