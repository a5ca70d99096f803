package dev.springnext.runtime.edge.webapi.url;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * The state behind a {@code URL} object. Changes to its {@code searchParams} are put into
 * the URL when it is next asked for, so that a row of changes costs one serialization.
 *
 * @author Switchable Runtimes for Spring
 */
final class UrlState implements Proxy {

	private WebUrl url;

	private @Nullable SearchParams params;

	private boolean paramsChanged;

	UrlState(WebUrl url) {
		this.url = url;
	}

	static UrlState of(Value handle) {
		if (handle.isProxyObject() && handle.asProxyObject() instanceof UrlState state) {
			return state;
		}
		throw GuestError.type("Illegal invocation");
	}

	WebUrl url() {
		if (this.paramsChanged && this.params != null) {
			String query = this.params.toString();
			this.url = this.url.withQuery(query.isEmpty() ? null : query);
			this.paramsChanged = false;
		}
		return this.url;
	}

	/**
	 * Takes a URL whose query may be another.
	 * @param changed the URL
	 */
	void replace(WebUrl changed) {
		this.url = changed;
		this.paramsChanged = false;
		if (this.params != null) {
			String query = changed.query();
			this.params.reload((query != null) ? query : "");
		}
	}

	/**
	 * Takes a URL whose query is the same.
	 * @param changed the URL
	 */
	void change(WebUrl changed) {
		this.url = changed;
	}

	void paramsChanged() {
		this.paramsChanged = true;
	}

	SearchParams params() {
		if (this.params == null) {
			String query = this.url.query();
			this.params = new SearchParams((query != null) ? query : "", this);
		}
		return this.params;
	}

}
