package dev.springnext.runtime.node;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.FunctionConvention;

/**
 * Runs JavaScript files of the nodejs runtime. Without a bean of this type, an
 * application with such files does not start.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface NodeRuntime {

	/**
	 * Makes a function of a file.
	 * @param source the file, and the project that it imports from
	 * @param convention how the exports of the file are called
	 * @return the function, to be closed
	 * @throws dev.springnext.runtime.edge.bundle.BundleException if the file has errors
	 */
	NodeFunction function(FunctionSource source, FunctionConvention convention);

	/**
	 * Takes {@code instrumentation.*} of the project, whose {@code register()} is to run
	 * once in each process before that serves requests. Called before functions are made
	 * of the other files, and again when the file changes or goes.
	 * @param source the file; {@code null} if there is none any more
	 * @throws RuntimeException if the file has errors, or {@code register()} throws
	 */
	default void instrument(@Nullable FunctionSource source) {
	}

}
