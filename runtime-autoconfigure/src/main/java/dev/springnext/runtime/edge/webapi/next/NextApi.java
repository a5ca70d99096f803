package dev.springnext.runtime.edge.webapi.next;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The modules of Next.js, and what its conventions give to handlers. Nothing of it is
 * global, so nothing is loaded where no module and no convention asks for it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class NextApi implements WebApi {

	private static final Logger logger = LoggerFactory.getLogger(NextApi.class);

	@Override
	public String name() {
		return "next";
	}

	@Override
	public void globals(Globals globals) {
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		CookieFunctions.addTo(functions);
		functions.add("afterResponse", (arguments) -> afterResponse(isolate, arguments[0]));
		functions.add("userAgent", (arguments) -> {
			arguments[1].executeVoid(UserAgent.parse(arguments[0].asString()).toArray());
			return null;
		});
	}

	private static @Nullable Object afterResponse(Isolate isolate, Value action) {
		Invocation invocation = isolate.current();
		if (invocation == null) {
			throw GuestError.error("after() was called outside of a request");
		}
		Executor turns = isolate.capture();
		String name = isolate.settings().name();
		invocation.scope().afterResponse(() -> {
			try {
				turns.execute(action::executeVoid);
			}
			catch (RejectedExecutionException ex) {
				logger.error("The edge function '{}': work of after() is left out, as its loop has no room for it",
						name, ex);
			}
		});
		return null;
	}

}
