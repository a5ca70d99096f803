package dev.springnext.runtime.edge.function;

import java.util.Map;
import java.util.Set;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;
import dev.springnext.runtime.edge.webapi.next.RequestUses;

/**
 * The handlers of {@code app/**}{@code /route.js}, by method.
 *
 * @author Switchable Runtimes for Spring
 */
final class AppRouteHandlers extends Handlers {

	private static final Set<String> METHODS = Set.of("GET", HEAD, "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	AppRouteHandlers(Isolate isolate, Bundle bundle, Value exports) {
		super(isolate, "next/app-route", "context", exports, bundle.file(), RequestUses.of(bundle.builtIns()));
	}

	@Override
	@Nullable HostResponse call(HostRequest request, Map<String, Object> params, FetchDispatcher.Callback later) {
		String method = request.method();
		FetchDispatcher handler = handler(method);
		if (handler == null && HEAD.equals(method)) {
			handler = handler("GET");
		}
		if (handler != null) {
			return handler.dispatch(request, context("next/app-route", params), later);
		}
		return (METHODS.contains(method)) ? notAllowed(method) : HostResponse.empty(400, new HeaderList());
	}

	@Override
	HostResponse finish(HostResponse response, String method) {
		HostResponse checked = super.finish(response, method);
		return (HEAD.equals(method)) ? checked.withoutBody() : checked;
	}

	@Override
	String misplaced(String method) {
		return ("next".equals(method))
				? "NextResponse.next() was used in a app route handler, this is not supported. See here for more info: "
						+ "https://nextjs.org/docs/messages/next-response-next-in-app-route-handler"
				: "NextResponse." + method + "() was used in a app route handler, this is not currently supported. "
						+ "Please remove the invocation to continue.";
	}

}
