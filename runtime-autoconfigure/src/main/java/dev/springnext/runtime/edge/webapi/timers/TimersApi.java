package dev.springnext.runtime.edge.webapi.timers;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Timers.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class TimersApi implements WebApi {

	@Override
	public String name() {
		return "timers";
	}

	@Override
	public void globals(Globals globals) {
		globals.operations("timers", "setTimeout", "setInterval", "clearTimeout", "clearInterval");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		Timers timers = new Timers(isolate);
		isolate.onClose(timers::close);
		functions.add("listen", timers::listen)
			.add("schedule", timers::schedule)
			.add("repeat", timers::repeat)
			.add("cancel", timers::cancel)
			.add("allowEval", (arguments) -> isolate.settings().allowEval());
	}

}
