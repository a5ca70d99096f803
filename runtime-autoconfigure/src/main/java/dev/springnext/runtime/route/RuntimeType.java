package dev.springnext.runtime.route;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * One of the two runtimes.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum RuntimeType {

	/**
	 * The full runtime, the default: handlers may block and use everything.
	 */
	NODEJS("nodejs"),

	/**
	 * The restricted runtime: non-blocking, IO only through fetch, with budgets.
	 */
	EDGE("edge");

	private final String id;

	RuntimeType(String id) {
		this.id = id;
	}

	/**
	 * The name that settings use.
	 * @return {@code nodejs} or {@code edge}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The runtime that the calling thread runs a handler in, as
	 * {@code process.env.NEXT_RUNTIME} tells in Next.js. Blocking handlers and edge
	 * handlers are known by their thread; reactive code that may resume anywhere asks its
	 * {@link RuntimeContext} instead.
	 * @return the runtime; {@link #NODEJS} where no handler runs
	 */
	public static RuntimeType current() {
		RuntimeContext context = RuntimeContext.current();
		return (context != null) ? context.runtime() : NODEJS;
	}

	static @Nullable RuntimeType forId(String id) {
		return Arrays.stream(values()).filter((type) -> type.id.equals(id)).findFirst().orElse(null);
	}

	@Override
	public String toString() {
		return this.id;
	}

}
