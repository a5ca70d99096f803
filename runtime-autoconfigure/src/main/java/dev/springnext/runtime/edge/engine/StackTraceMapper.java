package dev.springnext.runtime.edge.engine;

/**
 * Tells stack traces of bundled code in terms of its source files. A service of
 * {@link IsolateSettings#with}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface StackTraceMapper {

	/**
	 * Rewrites a stack trace.
	 * @param text a stack trace, or text with one
	 * @return the text with the places of the source files, as far as they are known
	 */
	String original(String text);

}
