package dev.springnext.runtime.edge.engine;

/**
 * The isolate of an invocation has ended, because another invocation in it had to be
 * stopped the hard way, or because the application stops.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class IsolateEndedException extends IsolateException {

	/**
	 * Creates the exception.
	 * @param bundle the bundle whose isolate ended
	 * @param reason why
	 */
	public IsolateEndedException(String bundle, String reason) {
		super(bundle, "The isolate of the edge function '" + bundle + "' has ended: " + reason, null);
	}

}
