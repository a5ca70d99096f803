package dev.springnext.runtime.edge.webapi.function;

import java.util.concurrent.CompletableFuture;

import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * What an edge function is in JavaScript: the exports that may handle requests, and the
 * context that handlers get.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FunctionApi implements WebApi {

	@Override
	public String name() {
		return "function";
	}

	@Override
	public void globals(Globals globals) {
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("waitUntil", (arguments) -> waitUntil(isolate));
	}

	// Answers with what the module calls when the work has ended
	private static Object waitUntil(Isolate isolate) {
		Invocation invocation = isolate.current();
		if (invocation == null) {
			throw GuestError.error("waitUntil was called outside of a request");
		}
		CompletableFuture<Void> work = new CompletableFuture<>();
		invocation.waitUntil(work);
		invocation.scope().hold();
		work.whenComplete((done, error) -> invocation.scope().release());
		isolate.awaitWork(work);
		return (ProxyExecutable) (ended) -> {
			work.complete(null);
			return null;
		};
	}

}
