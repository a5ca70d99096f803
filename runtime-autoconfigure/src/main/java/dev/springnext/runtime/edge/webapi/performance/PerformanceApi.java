package dev.springnext.runtime.edge.webapi.performance;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Performance measurement and user timing.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/hr-time/">High Resolution Time</a>
 * @see <a href="https://w3c.github.io/user-timing/">User Timing</a>
 */
public final class PerformanceApi implements WebApi {

	@Override
	public String name() {
		return "performance";
	}

	@Override
	public void globals(Globals globals) {
		globals.attributes("performance", "performance")
			.interfaces("performance", "Performance")
			.interfaces("entry", "PerformanceEntry", "PerformanceMark", "PerformanceMeasure")
			.interfaces("observer", "PerformanceObserver", "PerformanceObserverEntryList");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		Clock clock = Clock.startingNow();
		functions.add("now", (arguments) -> clock.now());
		functions.add("timeOrigin", (arguments) -> clock.timeOrigin());
		functions.add("post", (arguments) -> {
			Value task = arguments[0];
			if (!task.canExecute()) {
				throw GuestError.type("The task is not a function");
			}
			isolate.post(task::executeVoid);
			return null;
		});
	}

}
