package dev.springnext.runtime.edge.engine;

/**
 * On whose behalf a turn runs: it is charged for what the turn does.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface Invocation {

	/**
	 * The name of the invocation in logs.
	 * @return such as a request id
	 */
	String id();

	/**
	 * Counts an outbound request.
	 * @throws GuestError if it is one too many
	 */
	void countSubRequest();

}
