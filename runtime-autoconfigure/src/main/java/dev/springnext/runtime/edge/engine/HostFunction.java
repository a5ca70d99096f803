package dev.springnext.runtime.edge.engine;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Java that a module of a web API calls.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface HostFunction {

	/**
	 * Does the work.
	 * @param arguments what the module passed
	 * @return what the module gets: {@code null} (seen as {@code null}), a string, a
	 * number, a boolean, a {@link Value}, bytes (seen as an {@code ArrayBuffer} of their
	 * own), or an object of ours that only comes back as an argument
	 * @throws Exception a {@link GuestError} is seen as the JavaScript error it names;
	 * anything else is logged and seen as an internal error
	 */
	@Nullable Object call(Value... arguments) throws Exception;

}
