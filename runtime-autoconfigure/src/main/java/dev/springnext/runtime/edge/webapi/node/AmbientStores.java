package dev.springnext.runtime.edge.webapi.node;

import java.util.Map;
import java.util.WeakHashMap;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * What {@code AsyncLocalStorage.enterWith()} sets outside of {@code run()}: it lasts for
 * the invocation, and others don't see it.
 *
 * @author Switchable Runtimes for Spring
 */
final class AmbientStores {

	private final Isolate isolate;

	AmbientStores(Isolate isolate) {
		this.isolate = isolate;
	}

	void addTo(HostFunctions functions) {
		functions.add("newAmbient", (arguments) -> new Ambient())
			.add("ambient", (arguments) -> ambient(arguments[0]).get(this.isolate.current()))
			.add("setAmbient", (arguments) -> {
				ambient(arguments[0]).set(this.isolate.current(), arguments[1]);
				return null;
			});
	}

	private static Ambient ambient(Value handle) {
		if (handle.isProxyObject() && handle.asProxyObject() instanceof Ambient ambient) {
			return ambient;
		}
		throw GuestError.type("Not a store");
	}

	/**
	 * The stores of one {@code AsyncLocalStorage}.
	 */
	private static final class Ambient implements Proxy {

		private final Map<Invocation, Value> stores = new WeakHashMap<>();

		private @Nullable Value outside;

		@Nullable Value get(@Nullable Invocation invocation) {
			return (invocation != null) ? this.stores.get(invocation) : this.outside;
		}

		void set(@Nullable Invocation invocation, Value store) {
			if (invocation != null) {
				this.stores.put(invocation, store);
			}
			else {
				this.outside = store;
			}
		}

	}

}
