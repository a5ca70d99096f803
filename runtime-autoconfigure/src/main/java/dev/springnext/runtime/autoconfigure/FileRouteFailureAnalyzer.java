package dev.springnext.runtime.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import dev.springnext.runtime.fileroute.FileRouteException;
import dev.springnext.runtime.fileroute.segment.SegmentConfigException;
import dev.springnext.runtime.webflux.fileroute.MissingNodeRuntimeException;

/**
 * Explains why the files of {@code spring.next.dir} can't be served.
 *
 * @author Switchable Runtimes for Spring
 */
final class FileRouteFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
		MissingProjectException project = findCause(rootFailure, MissingProjectException.class);
		if (project != null) {
			return new FailureAnalysis(project.getMessage() + ".",
					"Put the project there, or correct spring.next.dir: it takes file:web, and classpath:web, where the "
							+ "prefix may be left out.",
					project);
		}
		MissingNodeRuntimeException node = findCause(rootFailure, MissingNodeRuntimeException.class);
		if (node != null) {
			return new FailureAnalysis(node.getMessage(),
					"Choose the edge runtime, for a file with export const runtime = 'edge', for some paths with "
							+ "spring.next.routes, or for all with spring.next.runtime=edge.",
					node);
		}
		SegmentConfigException config = findCause(rootFailure, SegmentConfigException.class);
		if (config != null) {
			return new FailureAnalysis(String.valueOf(config.getMessage()), config.action(), config);
		}
		FileRouteException files = findCause(rootFailure, FileRouteException.class);
		if (files != null) {
			return new FailureAnalysis(files.getMessage(), "Correct the files of spring.next.dir, or move them.",
					files);
		}
		return null;
	}

}
