package dev.springnext.runtime.edge.webapi.eventsource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;
import dev.springnext.runtime.edge.webapi.encoding.Utf8;
import dev.springnext.runtime.edge.webapi.streams.GuestStreams;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * Server-sent events, as a client.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href=
 * "https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface">
 * HTML, 9.2.2</a>
 */
public final class EventSourceApi implements WebApi {

	@Override
	public String name() {
		return "eventsource";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("event-source", "EventSource");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("parse", (arguments) -> {
			WebUrl url = WebUrl.parse(arguments[0].asString(), null);
			if (url == null) {
				throw GuestError.dom("SyntaxError", "Failed to construct 'EventSource': Cannot open an EventSource to '"
						+ arguments[0].asString() + "'. The URL is invalid.");
			}
			return url.href();
		});
		functions.add("origin", (arguments) -> {
			WebUrl url = WebUrl.parse(arguments[0].asString(), null);
			return (url != null) ? url.origin() : "null";
		});
		functions.add("toByteString",
				(arguments) -> new String(Utf8.encode(arguments[0].asString()), StandardCharsets.ISO_8859_1));
		functions.add("listen", (arguments) -> {
			EventStreamReader reader = new EventStreamReader(isolate, stream(isolate, arguments[0]),
					arguments[1].asString(), arguments[2]);
			reader.read();
			return reader;
		});
		functions.add("close", (arguments) -> {
			EventStreamReader.from(arguments[0]).close();
			return null;
		});
		functions.add("later", (arguments) -> {
			Value work = arguments[0];
			isolate.postLater(work::executeVoid, Duration.ofMillis(arguments[1].asLong()));
			return null;
		});
	}

	private static ByteStream stream(Isolate isolate, Value body) {
		ByteStream host = GuestStreams.from(body);
		return (host != null) ? host : GuestStreams.toByteStream(isolate, body);
	}

}
