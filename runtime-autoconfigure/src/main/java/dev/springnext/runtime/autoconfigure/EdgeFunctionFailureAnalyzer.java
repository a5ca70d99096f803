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
		if (cause instanceof BundleException) {
			return new FailureAnalysis(cause.getMessage(),
					"Correct the source of the function, or remove it from spring.next.edge.functions.", cause);
		}
		if (cause instanceof MissingFunctionException missing) {
			return new FailureAnalysis(missing
				.getMessage() + ".", "Put the code there, or correct spring.next.edge.functions." + missing.name()
						+ ".source: it takes locations such as classpath:edge/hello.js and file:functions/hello.ts.",
					missing);
		}
		if (cause instanceof MissingEngineException missing) {
			return new FailureAnalysis(missing.getMessage() + ".", """
					Add org.graalvm.polyglot:polyglot, org.graalvm.js:js-language and
					org.graalvm.truffle:truffle-runtime, which the starter brings unless they are
					excluded; or remove spring.next.edge.functions: handlers in Java do not need it.""", missing);
		}
		return null;
	}

}
