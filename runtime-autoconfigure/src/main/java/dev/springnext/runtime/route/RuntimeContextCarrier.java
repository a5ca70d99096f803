package dev.springnext.runtime.route;

import org.jspecify.annotations.Nullable;

/**
 * A thread that knows which handler it runs.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface RuntimeContextCarrier {

	/**
	 * The context of the handler that runs.
	 * @return the context, or {@code null} between handlers
	 */
	@Nullable RuntimeContext runtimeContext();

}
