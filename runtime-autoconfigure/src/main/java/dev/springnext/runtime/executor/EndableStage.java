package dev.springnext.runtime.executor;

/**
 * A part of an invocation that the watchdog can end.
 *
 * @author Switchable Runtimes for Spring
 */
interface EndableStage {

	/**
	 * Cancels the source and sends the error in its place.
	 * @param cause the error
	 * @return {@code false} if the part had ended by itself
	 */
	boolean end(RuntimeProblemException cause);

}
