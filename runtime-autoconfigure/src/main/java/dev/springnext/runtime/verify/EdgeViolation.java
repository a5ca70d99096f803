package dev.springnext.runtime.verify;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A forbidden API that an edge handler reaches.
 *
 * @param api the API, such as {@code java.nio.file.Files.readString}
 * @param group why the API is forbidden
 * @param handler the name of the handler
 * @param path the shortest way from the handler to the API
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeViolation(String api, ApiGroup group, String handler, List<CallSite> path) {

	public EdgeViolation {
		path = List.copyOf(path);
	}

	/**
	 * Return what is wrong and where.
	 * @return a message in one line
	 */
	public String message() {
		String path = this.path.stream().map(CallSite::toString).collect(Collectors.joining(" -> "));
		return this.group.describe(this.api) + " which is not supported in the Edge Runtime. " + path;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence
	 */
	public String advice() {
		return this.group.advice();
	}

}
