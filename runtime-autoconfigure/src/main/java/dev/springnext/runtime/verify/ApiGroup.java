package dev.springnext.runtime.verify;

/**
 * Why an API is forbidden in the edge runtime, and what to use instead.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum ApiGroup {

	/**
	 * The file system.
	 */
	FILES("A blocking", "Read files at start-up and keep the content in memory."),

	/**
	 * Sockets, name resolution and blocking HTTP.
	 */
	SOCKETS("A blocking", "Use Fetch for IO."),

	/**
	 * Relational databases.
	 */
	JDBC("A blocking", "Query databases from a nodejs handler, or call a service through Fetch."),

	/**
	 * Other data stores, messaging and mail.
	 */
	DATA("A blocking", "Use a reactive repository, or call a service through Fetch."),

	/**
	 * Threads of one's own.
	 */
	THREADS("A blocking", "Compose publishers instead of starting threads; the edge runtime schedules them."),

	/**
	 * Waiting on a thread of the edge runtime.
	 */
	WAITING("A blocking", "Return the Mono or Flux instead of waiting for it; delay with Mono.delay."),

	/**
	 * Processes and the life of the JVM.
	 */
	PROCESS("A blocking", "Start and stop processes outside of edge handlers."),

	/**
	 * Access to code by reflection.
	 */
	REFLECTION("A blocking", "Call the code directly, or through an interface."),

	/**
	 * Loading of classes, class path resources and native libraries.
	 */
	CLASS_LOADING("A blocking", "Load classes, resources and libraries at start-up."),

	/**
	 * Blocking HTTP clients.
	 */
	HTTP("A blocking", "Use Fetch for IO."),

	/**
	 * Non-blocking clients that Fetch does not see.
	 */
	OUTBOUND("An IO", "Use Fetch for IO: its policy and budgets do not apply to other clients.");

	private final String noun;

	private final String advice;

	ApiGroup(String noun, String advice) {
		this.noun = noun;
		this.advice = advice;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence
	 */
	public String advice() {
		return this.advice;
	}

	String describe(String api) {
		boolean jdk = api.startsWith("java.") || api.startsWith("javax.") || api.startsWith("jdk.")
				|| api.startsWith("com.sun.") || api.startsWith("sun.");
		return ((jdk) ? "A JDK" : this.noun) + " API is used (" + api + ")";
	}

}
