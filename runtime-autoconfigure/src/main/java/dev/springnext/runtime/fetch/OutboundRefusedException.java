package dev.springnext.runtime.fetch;

/**
 * An outbound request is not allowed to leave.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class OutboundRefusedException extends RuntimeException {

	private final String url;

	private final String rule;

	private final String action;

	OutboundRefusedException(String url, String rule, String action) {
		super("The request to " + url + " is refused by " + rule + ". " + action);
		this.url = url;
		this.rule = rule;
		this.action = action;
	}

	/**
	 * The URL that was to be requested.
	 * @return the URL without credentials, query and fragment
	 */
	public String getUrl() {
		return this.url;
	}

	/**
	 * The rule that refuses it.
	 * @return the rule, such as {@code spring.next.fetch.denied-hosts: *.internal}
	 */
	public String getRule() {
		return this.rule;
	}

	/**
	 * The way out.
	 * @return what to change if the request is meant to leave
	 */
	public String getAction() {
		return this.action;
	}

	OutboundRefusedException at(String requested) {
		OutboundRefusedException exception = new OutboundRefusedException(requested, this.rule, this.action);
		exception.initCause(this);
		return exception;
	}

}
