package dev.springnext.runtime.fetch;

import java.time.Duration;

import org.springframework.web.reactive.function.client.WebClientException;

/**
 * The head of a response did not arrive in time.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FetchTimeoutException extends WebClientException {

	private final String url;

	private final Duration timeout;

	FetchTimeoutException(String url, Duration timeout, String limit) {
		super("No response from " + url + " within " + timeout.toMillis() + " ms, which is " + limit + ".");
		this.url = url;
		this.timeout = timeout;
	}

	/**
	 * The URL that was requested first.
	 * @return the URL without credentials, query and fragment
	 */
	public String getUrl() {
		return this.url;
	}

	/**
	 * How long the response was waited for.
	 * @return the time
	 */
	public Duration getTimeout() {
		return this.timeout;
	}

}
