package dev.springnext.runtime.webflux.fileroute;

import java.util.List;

/**
 * Files are of the nodejs runtime, which nothing runs.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MissingNodeRuntimeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> files;

	MissingNodeRuntimeException(List<String> files) {
		super("JavaScript files of the nodejs runtime can't be served yet, as there is no NodeRuntime:\n    "
				+ String.join("\n    ", files));
		this.files = List.copyOf(files);
	}

	/**
	 * The files, each with the setting that chose its runtime.
	 * @return such as
	 * {@code app/x/route.js (by the default, as spring.next.runtime is not
	 * set)}
	 */
	public List<String> files() {
		return this.files;
	}

}
