package dev.springnext.runtime.edge.webapi.next;

import java.util.Set;

/**
 * What handlers of a bundle need beside the request, by the modules that it imports.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RequestUses {

	private RequestUses() {
	}

	/**
	 * What the modules of handlers are told.
	 * @param builtIns the built-in modules that a bundle imports
	 * @return {@code scope} if the present request must be found anywhere,
	 * {@code navigation} if a handler may throw an answer, or an empty text
	 */
	public static String of(Set<String> builtIns) {
		if (builtIns.contains("next:headers")) {
			return "scope";
		}
		return (builtIns.contains("next:navigation")) ? "navigation" : "";
	}

}
