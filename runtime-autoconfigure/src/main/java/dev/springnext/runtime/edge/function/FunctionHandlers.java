package dev.springnext.runtime.edge.function;

import java.util.Map;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;
import dev.springnext.runtime.edge.webapi.next.RequestUses;

/**
 * The handlers of a function that is mounted or called by itself.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionHandlers extends Handlers {

	FunctionHandlers(Isolate isolate, Bundle bundle, Value exports) {
		super(isolate, "function/exports", "context", exports, RequestUses.of(bundle.builtIns()));
	}

	@Override
	@Nullable HostResponse call(HostRequest request, Map<String, Object> params, FetchDispatcher.Callback later) {
		String method = request.method();
		FetchDispatcher handler = handler(method);
		if (handler == null && HEAD.equals(method)) {
			handler = handler("GET");
		}
		if (handler == null) {
			handler = handler("");
		}
		return (handler != null) ? handler.dispatch(request, context("function/context", params), later)
				: notAllowed(method);
	}

}
