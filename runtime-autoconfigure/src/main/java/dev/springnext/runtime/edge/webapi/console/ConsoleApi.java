package dev.springnext.runtime.edge.webapi.console;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * {@code console}: what guest code logs.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://console.spec.whatwg.org">Console Standard</a>
 */
public final class ConsoleApi implements WebApi {

	@Override
	public String name() {
		return "console";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("console", "console");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		ConsoleLog log = new ConsoleLog(isolate);
		functions.add("isEnabled", (arguments) -> log.isEnabled(arguments[0].asInt()));
		functions.add("write", (arguments) -> {
			log.write(arguments[0].asInt(), arguments[1].asInt(), arguments[2].asString());
			return null;
		});
	}

}
