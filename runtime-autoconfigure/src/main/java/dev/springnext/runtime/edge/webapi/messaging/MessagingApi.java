package dev.springnext.runtime.edge.webapi.messaging;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Message channels and broadcast channels.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MessagingApi implements WebApi {

	private final BroadcastHub hub = new BroadcastHub();

	@Override
	public String name() {
		return "messaging";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("message-port", "MessageChannel", "MessagePort")
			.interfaces("broadcast-channel", "BroadcastChannel");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("post", (arguments) -> post(isolate, arguments));
		new Broadcasts(isolate, this.hub).register(functions);
	}

	private static @Nullable Object post(Isolate isolate, Value... arguments) {
		Value callback = arguments[0];
		Value argument = (arguments.length > 1) ? arguments[1] : null;
		isolate.post(() -> {
			if (argument != null) {
				callback.executeVoid(argument);
			}
			else {
				callback.executeVoid();
			}
		});
		return null;
	}

}
