package dev.springnext.runtime.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import dev.springnext.runtime.verify.EdgeVerificationException;

/**
 * Explains what edge handlers use that the edge runtime does not support.
 *
 * @author Switchable Runtimes for Spring
 */
final class EdgeVerificationFailureAnalyzer extends AbstractFailureAnalyzer<EdgeVerificationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EdgeVerificationException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Move the handler to the nodejs runtime with @NodejsRuntime or @Runtime(\"nodejs\"), replace its IO "
						+ "with Fetch, or let it start with spring.next.edge.verify=warn or off.",
				cause);
	}

}
