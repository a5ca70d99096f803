package dev.springnext.runtime.edge.webapi.crypto;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Takes back objects that modules hold.
 *
 * @author Switchable Runtimes for Spring
 */
final class Handles {

	private Handles() {
	}

	static <T> T unwrap(Class<T> type, Value value) {
		if (value.isProxyObject()) {
			Object proxy = value.asProxyObject();
			if (type.isInstance(proxy)) {
				return type.cast(proxy);
			}
		}
		throw GuestError.type("Illegal invocation");
	}

}
