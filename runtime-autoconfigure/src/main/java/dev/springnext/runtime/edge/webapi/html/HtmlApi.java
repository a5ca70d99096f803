package dev.springnext.runtime.edge.webapi.html;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Reporting of errors, {@code structuredClone}, microtasks, {@code navigator}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class HtmlApi implements WebApi {

	@Override
	public String name() {
		return "html";
	}

	@Override
	public void globals(Globals globals) {
		globals.operations("report", "reportError")
			.operations("microtask", "queueMicrotask")
			.operations("structured-clone", "structuredClone")
			.interfaces("navigator", "Navigator")
			.interfaces("global-scope", "ServiceWorkerGlobalScope")
			.attributes("navigator", "navigator")
			.operations("navigator", "EdgeRuntime");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		new ErrorReports(isolate).register(functions);
		StackLocation.register(functions);
		functions.add("isError", (arguments) -> ObjectKind.isError(arguments[0]))
			.add("isForeign", (arguments) -> arguments[0].isHostObject())
			.add("isRegExp", (arguments) -> ObjectKind.isRegExp(arguments[0]))
			.add("kind", (arguments) -> ObjectKind.of(arguments[0]));
	}

}
