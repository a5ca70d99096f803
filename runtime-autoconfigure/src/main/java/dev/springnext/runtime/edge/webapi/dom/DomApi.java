package dev.springnext.runtime.edge.webapi.dom;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Events, abort signals and {@code DOMException}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class DomApi implements WebApi {

	@Override
	public String name() {
		return "dom";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("dom-exception", "DOMException")
			.interfaces("event", "Event")
			.interfaces("event-types", "CustomEvent", "ErrorEvent", "MessageEvent", "CloseEvent", "ProgressEvent",
					"PromiseRejectionEvent")
			.interfaces("event-target", "EventTarget")
			.interfaces("abort", "AbortController", "AbortSignal")
			.operations("globals", "addEventListener", "removeEventListener", "dispatchEvent")
			.attributes("globals", "onerror", "onunhandledrejection", "onrejectionhandled");
	}

}
