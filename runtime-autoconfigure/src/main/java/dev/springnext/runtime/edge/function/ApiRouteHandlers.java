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
 * The handler of {@code pages/api/**}, for all methods.
 *
 * @author Switchable Runtimes for Spring
 */
final class ApiRouteHandlers extends Handlers {

	ApiRouteHandlers(Isolate isolate, Bundle bundle, Value exports) {
		super(isolate, "next/api-route", "event", exports, bundle.file(), RequestUses.of(bundle.builtIns()));
	}

	@Override
	@Nullable HostResponse call(HostRequest request, Map<String, Object> params, FetchDispatcher.Callback later) {
		FetchDispatcher handler = handler("");
		HostRequest merged = (params.isEmpty()) ? request : new QueryRequest(request, params);
		return (handler != null) ? handler.dispatch(merged, context(), later) : notAllowed(request.method());
	}

	@Override
	HostResponse finish(HostResponse response, String method) {
		HostResponse checked = super.finish(response, method);
		return (HEAD.equals(method)) ? checked.withoutBody() : checked;
	}

	@Override
	String misplaced(String method) {
		return "NextResponse." + method + "() was used in an API route, which no other handler comes after";
	}

}
