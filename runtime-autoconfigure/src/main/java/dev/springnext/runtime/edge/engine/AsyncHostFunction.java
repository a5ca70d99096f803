package dev.springnext.runtime.edge.engine;

import java.util.concurrent.CompletionStage;

import org.graalvm.polyglot.Value;

/**
 * Java that a module of a web API calls with {@code core.promise(host.name, ...)}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface AsyncHostFunction {

	/**
	 * Starts the work.
	 * @param arguments what the module passed
	 * @return the work; may complete on any thread. What it completes with is seen as by
	 * {@link HostFunction#call}.
	 * @throws Exception seen as the rejection of the promise
	 */
	CompletionStage<?> call(Value... arguments) throws Exception;

}
