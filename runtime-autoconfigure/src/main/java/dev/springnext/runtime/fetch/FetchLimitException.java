package dev.springnext.runtime.fetch;

import org.springframework.web.reactive.function.client.WebClientException;

/**
 * An outbound request went over one of the limits in {@code spring.next.fetch}. It is a
 * {@link WebClientException} so that {@code retrieve()} does not wrap it in another one.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FetchLimitException extends WebClientException {

	private final String setting;

	private final String limit;

	FetchLimitException(String setting, Object limit, String description) {
		super(description + ": " + setting + "=" + limit + ". Raise the limit, or ask for less.");
		this.setting = setting;
		this.limit = limit.toString();
	}

	/**
	 * The property that sets the limit.
	 * @return its name, such as {@code spring.next.fetch.max-response-size}
	 */
	public String getSetting() {
		return this.setting;
	}

	/**
	 * The limit.
	 * @return the value of the property
	 */
	public String getLimit() {
		return this.limit;
	}

}
