package dev.springnext.runtime.edge.webapi.fetch;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * A request for a {@link HttpTransport}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class TransportRequest {

	private final String method;

	private final String url;

	private final HeaderList headers;

	private final @Nullable ByteStream body;

	private @Nullable List<Runnable> cancelListeners = new ArrayList<>(1);

	/**
	 * Creates a request.
	 * @param method its method, in the case that goes over the wire
	 * @param url an absolute http or https URL, percent-encoded, without a fragment
	 * @param headers its headers, complete but for those of the connection and
	 * {@code host}, which is the URL's
	 * @param body its body, whose length is to go out as {@code content-length} if known,
	 * or {@code null} where there is none
	 */
	public TransportRequest(String method, String url, HeaderList headers, @Nullable ByteStream body) {
		this.method = method;
		this.url = url;
		this.headers = headers;
		this.body = body;
	}

	/**
	 * The method.
	 * @return such as {@code GET}
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Where it goes.
	 * @return an absolute http or https URL without a fragment
	 */
	public String url() {
		return this.url;
	}

	/**
	 * The headers; {@code content-length} is among them if the length of the body is
	 * known and the method asks for one.
	 * @return names in lower case, and values
	 */
	public HeaderList headers() {
		return this.headers;
	}

	/**
	 * The body.
	 * @return its bytes, or {@code null} where there is none
	 */
	public @Nullable ByteStream body() {
		return this.body;
	}

	/**
	 * Has an action run when nobody wants the response any more: the exchange is to end
	 * at once, whatever state it is in. Runs at once if that is so already.
	 * @param action the action; runs on any thread
	 */
	public void onCancel(Runnable action) {
		synchronized (this) {
			if (this.cancelListeners != null) {
				this.cancelListeners.add(action);
				return;
			}
		}
		action.run();
	}

	/**
	 * Whether nobody wants the response any more.
	 * @return {@code true} after {@link #cancel}
	 */
	public synchronized boolean isCancelled() {
		return this.cancelListeners == null;
	}

	/**
	 * Gives up on the response.
	 */
	public void cancel() {
		List<Runnable> actions;
		synchronized (this) {
			actions = this.cancelListeners;
			this.cancelListeners = null;
		}
		if (actions != null) {
			actions.forEach(Runnable::run);
		}
	}

}
