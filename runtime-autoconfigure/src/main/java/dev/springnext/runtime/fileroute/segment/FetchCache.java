package dev.springnext.runtime.fileroute.segment;

/**
 * What becomes of the {@code cache} option of {@code fetch}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum FetchCache {

	/** Nothing. */
	AUTO,

	/** {@code force-cache} where none is given. */
	DEFAULT_CACHE,

	/** {@code force-cache}; anything else is an error. */
	ONLY_CACHE,

	/** Always {@code force-cache}. */
	FORCE_CACHE,

	/** Always {@code no-store}. */
	FORCE_NO_STORE,

	/** {@code no-store} where none is given. */
	DEFAULT_NO_STORE,

	/** {@code no-store}; anything else is an error. */
	ONLY_NO_STORE

}
