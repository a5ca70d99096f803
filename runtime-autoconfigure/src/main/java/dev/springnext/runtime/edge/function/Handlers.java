package dev.springnext.runtime.edge.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.fetch.FetchDispatcher;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;

/**
 * What a module exports to answer requests, as its {@link FunctionConvention} has it. All
 * methods are to be called in turns of its isolate.
 *
 * @author Switchable Runtimes for Spring
 */
abstract sealed class Handlers
		permits FunctionHandlers, AppRouteHandlers, ApiRouteHandlers, MiddlewareHandlers, InstrumentationHandlers {

	static final String HEAD = "HEAD";

	private final Isolate isolate;

	private final Map<String, FetchDispatcher> byMethod = new HashMap<>();

	private final @Nullable Value context;

	private final String problem;

	/**
	 * Finds the handlers of a bundle.
	 * @param isolate the isolate that has run it
	 * @param shell the module that looks at the exports
	 * @param context what that exports as the second argument of handlers
	 * @param arguments what its function {@code handlers} gets, before one that it tells
	 * each handler: a method, empty for all of them, and a function that dispatches
	 */
	Handlers(Isolate isolate, String shell, String context, Object... arguments) {
		this.isolate = isolate;
		List<Object> all = new ArrayList<>(List.of(arguments));
		all.add((ProxyExecutable) (found) -> {
			this.byMethod.put(found[0].asString(), FetchDispatcher.of(isolate, found[1]));
			return null;
		});
		this.problem = isolate.export(shell, "handlers").execute(all.toArray()).asString();
		this.context = isolate.export(shell, context);
	}

	static Handlers of(FunctionConvention convention, Isolate isolate, Bundle bundle, Value exports) {
		return switch (convention) {
			case FUNCTION -> new FunctionHandlers(isolate, bundle, exports);
			case APP_ROUTE -> new AppRouteHandlers(isolate, bundle, exports);
			case API_ROUTE -> new ApiRouteHandlers(isolate, bundle, exports);
			case MIDDLEWARE -> new MiddlewareHandlers(isolate, bundle, exports);
			case INSTRUMENTATION -> new InstrumentationHandlers(isolate, bundle, exports);
		};
	}

	/**
	 * What is wrong with the exports.
	 * @return a sentence without its beginning, or {@code null} if nothing is
	 */
	@Nullable String problem() {
		return (this.problem.isEmpty()) ? null : this.problem;
	}

	/**
	 * Has a request answered.
	 * @param request the request
	 * @param params the variables of the route's path
	 * @param later takes the answer if it does not come at once
	 * @return the answer, or {@code null} if it comes later
	 */
	abstract @Nullable HostResponse call(HostRequest request, Map<String, Object> params,
			FetchDispatcher.Callback later);

	/**
	 * Looks at an answer before it goes out.
	 * @param response the answer
	 * @param method the method of the request
	 * @return what goes out
	 * @throws GuestException if it may not
	 */
	HostResponse finish(HostResponse response, String method) {
		MiddlewareDirective directive = response.directive();
		if (directive != null) {
			throw new GuestException(this.isolate.settings().name(),
					misplaced((directive.rewrite() != null) ? "rewrite" : "next"), null);
		}
		return response;
	}

	/**
	 * Why only a middleware may leave the answer to others.
	 * @param method the method of {@code NextResponse} that was called
	 * @return the message
	 */
	String misplaced(String method) {
		return "NextResponse." + method + "() was used in an edge function, which no other handler comes after";
	}

	@Nullable FetchDispatcher handler(String method) {
		return this.byMethod.get(method);
	}

	/**
	 * The second argument of handlers, where the path has no variables.
	 * @return the context, the same for all requests
	 */
	@Nullable Value context() {
		return this.context;
	}

	/**
	 * The second argument of handlers.
	 * @param shell the module that makes it
	 * @param params the variables of the route's path: texts, or lists of them
	 * @return the context
	 */
	@Nullable Value context(String shell, Map<String, Object> params) {
		if (params.isEmpty()) {
			return this.context;
		}
		Object[] pairs = new Object[2 * params.size()];
		int i = 0;
		for (Map.Entry<String, Object> param : params.entrySet()) {
			pairs[i] = param.getKey();
			pairs[i + 1] = (param.getValue() instanceof List<?> values) ? ProxyArray.fromArray(values.toArray())
					: param.getValue();
			i += 2;
		}
		return this.isolate.export(shell, "withParams").execute(pairs);
	}

	/**
	 * The answer where there is no handler for a method.
	 * @param method the method
	 * @return the methods that there are
	 */
	HostResponse notAllowed(String method) {
		Set<String> allowed = new TreeSet<>(this.byMethod.keySet());
		if (allowed.contains("GET")) {
			allowed.add(HEAD);
		}
		allowed.add("OPTIONS");
		HeaderList headers = new HeaderList();
		headers.add("allow", String.join(", ", allowed));
		return HostResponse.empty(("OPTIONS".equals(method)) ? 204 : 405, headers);
	}

}
