package dev.springnext.runtime.edge.function;

import java.util.Map;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;

/**
 * What {@code instrumentation.js} exports. A request has it registered, if that has not
 * happened in its isolate, and tells it of the {@link RequestError} that the variables
 * are, if there are any.
 *
 * @author Switchable Runtimes for Spring
 * @see Instrumentation
 */
final class InstrumentationHandlers extends Handlers {

	InstrumentationHandlers(Isolate isolate, Bundle bundle, Value exports) {
		super(isolate, "next/instrumentation", "context", exports, bundle.file());
	}

	@Override
	@Nullable HostResponse call(HostRequest request, Map<String, Object> params, FetchDispatcher.Callback later) {
		FetchDispatcher handler = handler("");
		return (handler != null) ? handler.dispatch(request, context("next/instrumentation", params), later)
				: notAllowed(request.method());
	}

}
