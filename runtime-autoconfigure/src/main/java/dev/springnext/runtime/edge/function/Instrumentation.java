package dev.springnext.runtime.edge.function;

import java.util.concurrent.CompletionStage;

/**
 * What watches an application: {@code register()}, which runs once, and
 * {@code onRequestError()}, which hears of errors. Both run in one isolate that other
 * functions do not share. Should that have to be replaced, because its code broke a
 * limit, the next one is registered again.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Instrumentation {

	private static final String URL = "http://instrumentation/";

	private final EdgeFunction function;

	/**
	 * Creates the instrumentation of a function.
	 * @param function the function, of the convention
	 * {@link FunctionConvention#INSTRUMENTATION}
	 */
	public Instrumentation(EdgeFunction function) {
		this.function = function;
	}

	/**
	 * Has it registered, if that has not happened yet.
	 * @return completes when that is done; fails with what it threw
	 */
	public CompletionStage<Void> register() {
		return call(EdgeRequest.get(URL));
	}

	/**
	 * Tells of an error, after the registration.
	 * @param error the error
	 * @return completes when it has been dealt with; fails with what that threw
	 */
	public CompletionStage<Void> onRequestError(RequestError error) {
		return call(EdgeRequest.get(URL).withParams(error.params()));
	}

	private CompletionStage<Void> call(EdgeRequest request) {
		return this.function.fetch(request).thenAccept((done) -> {
		});
	}

}
