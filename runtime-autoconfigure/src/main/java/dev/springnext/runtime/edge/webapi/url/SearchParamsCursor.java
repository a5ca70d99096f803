package dev.springnext.runtime.edge.webapi.url;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Where an iterator over a {@code URLSearchParams} is. The list may change meanwhile.
 *
 * @author Switchable Runtimes for Spring
 */
final class SearchParamsCursor implements Proxy {

	private final SearchParams params;

	private final Kind kind;

	private int index;

	SearchParamsCursor(SearchParams params, Kind kind) {
		this.params = params;
		this.kind = kind;
	}

	enum Kind {

		KEYS, VALUES, ENTRIES

	}

	static SearchParamsCursor of(Value handle) {
		if (handle.isProxyObject() && handle.asProxyObject() instanceof SearchParamsCursor cursor) {
			return cursor;
		}
		throw GuestError.type("Illegal invocation");
	}

	@Nullable Object next() {
		String name = this.params.name(this.index);
		String value = this.params.value(this.index);
		if (name == null || value == null) {
			return null;
		}
		this.index++;
		return switch (this.kind) {
			case KEYS -> name;
			case VALUES -> value;
			case ENTRIES -> ProxyArray.fromArray(name, value);
		};
	}

}
