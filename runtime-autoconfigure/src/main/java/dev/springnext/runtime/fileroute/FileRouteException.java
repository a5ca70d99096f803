package dev.springnext.runtime.fileroute;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The files of a project can't be served.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FileRouteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FileRouteException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Creates an exception of all that is wrong.
	 * @param problems the problems, each with its place; not empty
	 * @return the exception
	 */
	public static FileRouteException of(List<String> problems) {
		return new FileRouteException(String.join("\n", problems), null);
	}

}
