package dev.springnext.runtime.edge.function;

import java.util.Map;

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
 * The handler of {@code middleware.js} or {@code proxy.js}.
 *
 * @author Switchable Runtimes for Spring
 */
final class MiddlewareHandlers extends Handlers {

	// What Next.js has in headers is in a MiddlewareDirective here. A header of that kind
	// is none of ours, and no client is to take it for one
	private static final String INTERNAL = "x-middleware-";

	MiddlewareHandlers(Isolate isolate, Bundle bundle, Value exports) {
		super(isolate, "next/middleware", "event", exports, bundle.file(), RequestUses.of(bundle.builtIns()));
	}

	@Override
	@Nullable HostResponse call(HostRequest request, Map<String, Object> params, FetchDispatcher.Callback later) {
		FetchDispatcher handler = handler("");
		return (handler != null) ? handler.dispatch(request, context(), later) : notAllowed(request.method());
	}

	@Override
	HostResponse finish(HostResponse response, String method) {
		HeaderList headers = response.headers();
		int i = 0;
		while (i < headers.size()) {
			if (headers.name(i).startsWith(INTERNAL)) {
				headers.remove(headers.name(i));
			}
			else {
				i++;
			}
		}
		return response;
	}

}
