package dev.springnext.runtime.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import dev.springnext.runtime.edge.bundle.BundleException;

/**
 * Explains why an edge function in JavaScript can't be loaded.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeFunctionFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
		BundleException bundle = findCause(rootFailure, BundleException.class);
		if (bundle != null) {
			return new FailureAnalysis(bundle.getMessage(),
					"Correct the source of the function, or remove it: from spring.next.edge.functions, or from the "
							+ "project of spring.next.dir.",
					bundle);
		}
		MissingFunctionException missing = findCause(rootFailure, MissingFunctionException.class);
		if (missing != null) {
			return new FailureAnalysis(missing
				.getMessage() + ".", "Put the code there, or correct spring.next.edge.functions." + missing.name()
						+ ".source: it takes file:functions/hello.ts, and classpath:edge/hello.js, where the prefix may be left out.",
					missing);
		}
		MissingEngineException engine = findCause(rootFailure, MissingEngineException.class);
		if (engine != null) {
			return new FailureAnalysis(engine.getMessage() + ".",
					"Add " + String.join(" and ", engine.artifacts())
							+ """
									, which the starter brings unless it is excluded, all of GraalVM in one version; or
									remove spring.next.edge.functions, and files of the edge runtime from spring.next.dir: handlers
									in Java do not need it.""",
					engine);
		}
		return null;
	}

}
