package dev.springnext.runtime.edge.engine;

/**
 * An invocation of an edge function was ended because it used more than it may.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class LimitExceededException extends IsolateException {

	private final Limit limit;

	/**
	 * Creates the exception.
	 * @param bundle the bundle whose code ran
	 * @param limit what was used up
	 */
	public LimitExceededException(String bundle, Limit limit) {
		super(bundle, "The edge function '" + bundle + "' has used more " + limit.noun() + " than it may ("
				+ "spring.next.edge.limits." + limit.id() + ")", null);
		this.limit = limit;
	}

	/**
	 * What was used up.
	 * @return the limit
	 */
	public Limit limit() {
		return this.limit;
	}

	/**
	 * What an invocation may use up inside its isolate.
	 */
	public enum Limit {

		/** Processor time. */
		CPU_TIME("cpu-time", "processor time"),

		/** Memory. */
		MEMORY("memory", "memory"),

		/** Time until the response is there. */
		DURATION("duration", "time");

		private final String id;

		private final String noun;

		Limit(String id, String noun) {
			this.id = id;
			this.noun = noun;
		}

		/**
		 * The name of the limit, as in {@code spring.next.edge.limits}.
		 * @return the name
		 */
		public String id() {
			return this.id;
		}

		String noun() {
			return this.noun;
		}

	}

}
