package dev.springnext.runtime.webflux.fileroute;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.route.RuntimeDecision;

/**
 * How a file is served at this moment.
 *
 * @param path its path in the project
 * @param layouts the layouts above it, outermost first
 * @param decision its runtime, and who decided it; {@code null} for
 * {@code instrumentation.*}, which both have
 * @param function the edge function that runs it; {@code null} in the nodejs runtime
 * @param loaded when this version of it was loaded
 * @param problem why a later version is not served; {@code null} if this is the last one
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record FileStatus(String path, List<String> layouts, @Nullable RuntimeDecision decision,
		@Nullable EdgeFunction function, Instant loaded, @Nullable FileProblem problem) {

	static FileStatus of(String path, List<String> layouts, @Nullable RuntimeDecision decision, LiveFile<?, ?> live) {
		return new FileStatus(path, layouts, decision,
				(live.function() instanceof FileFunction.Edge edge) ? edge.function() : null, live.loaded(),
				live.problem());
	}

}
