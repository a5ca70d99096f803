package dev.springnext.runtime.edge.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * The functions that the modules of one web API may call, as the members of {@code host}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class HostFunctions {

	private final Isolate isolate;

	private final Map<String, Object> functions = new HashMap<>();

	HostFunctions(Isolate isolate) {
		this.isolate = isolate;
	}

	/**
	 * Adds a function.
	 * @param name its name
	 * @param function what it does
	 * @return this object
	 */
	public HostFunctions add(String name, HostFunction function) {
		Isolate in = this.isolate;
		this.functions.put(name, (ProxyExecutable) (arguments) -> {
			try {
				return in.buffers().toGuest(function.call(arguments));
			}
			catch (StackOverflowError ex) {
				throw in.errors().stackOverflow();
			}
			catch (Throwable ex) {
				throw in.errors().toGuestException(ex);
			}
		});
		return this;
	}

	/**
	 * Adds a function that ends later: modules call it with
	 * {@code core.promise(host.name, ...)}.
	 * @param name its name
	 * @param function what it starts
	 * @return this object
	 */
	public HostFunctions addAsync(String name, AsyncHostFunction function) {
		Isolate in = this.isolate;
		this.functions.put(name, (ProxyExecutable) (arguments) -> {
			Value resolve = arguments[0];
			Value reject = arguments[1];
			try {
				CompletionStage<?> work = function.call(Arrays.copyOfRange(arguments, 2, arguments.length));
				in.settle(work, resolve, reject);
			}
			catch (Throwable ex) {
				reject.executeVoid(in.errors().toGuest(ex));
			}
			return null;
		});
		return this;
	}

	ProxyObject toProxy() {
		return ProxyObject.fromMap(this.functions);
	}

}
