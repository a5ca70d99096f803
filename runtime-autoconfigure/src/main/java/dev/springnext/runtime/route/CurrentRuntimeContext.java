package dev.springnext.runtime.route;

import org.jspecify.annotations.Nullable;

/**
 * The handler that a thread runs. Set by the executor of blocking handlers for the length
 * of a task; edge loops carry it themselves.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class CurrentRuntimeContext {

	private static final ThreadLocal<@Nullable RuntimeContext> CURRENT = new ThreadLocal<>();

	private CurrentRuntimeContext() {
	}

	/**
	 * The context of the calling thread.
	 * @return the context, or {@code null}
	 */
	public static @Nullable RuntimeContext get() {
		return (Thread.currentThread() instanceof RuntimeContextCarrier carrier) ? carrier.runtimeContext()
				: CURRENT.get();
	}

	/**
	 * Binds a context to the calling thread, or unbinds it. Carriers know theirs without.
	 * @param context the context, or {@code null} for none
	 */
	public static void set(@Nullable RuntimeContext context) {
		if (context != null) {
			CURRENT.set(context);
		}
		else {
			CURRENT.remove();
		}
	}

}
