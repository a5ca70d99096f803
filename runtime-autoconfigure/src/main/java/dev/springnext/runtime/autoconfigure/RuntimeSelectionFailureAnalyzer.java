package dev.springnext.runtime.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import dev.springnext.runtime.route.RuntimeSelectionException;

/**
 * Explains settings that choose a runtime and can't be followed.
 *
 * @author Switchable Runtimes for Spring
 */
final class RuntimeSelectionFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeSelectionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RuntimeSelectionException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.getAction(), cause);
	}

}
