package dev.springnext.runtime.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import dev.springnext.runtime.middleware.InvalidMatcherException;

/**
 * Explains why the matcher of a middleware can't be compiled.
 *
 * @author Switchable Runtimes for Spring
 */
final class InvalidMatcherFailureAnalyzer extends AbstractFailureAnalyzer<InvalidMatcherException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidMatcherException cause) {
		return new FailureAnalysis(cause.getMessage(), "Correct the matcher. It is a path such as '/blog/:path*', or a "
				+ "list of such paths and of objects with 'source', 'has' and 'missing'.", cause);
	}

}
