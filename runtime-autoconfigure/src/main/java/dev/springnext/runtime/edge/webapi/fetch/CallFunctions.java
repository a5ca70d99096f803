package dev.springnext.runtime.edge.webapi.fetch;

import java.util.concurrent.Executor;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;
import dev.springnext.runtime.edge.webapi.streams.GuestStreams;

/**
 * What the modules do with requests that came in.
 *
 * @author Switchable Runtimes for Spring
 */
final class CallFunctions {

	private CallFunctions() {
	}

	static void add(Isolate isolate, HostFunctions functions) {
		functions.add("callMethod", (arguments) -> HostCall.from(arguments[0]).request().method());
		functions.add("callUrl", (arguments) -> HostCall.from(arguments[0]).url());
		functions.add("callHeaders",
				(arguments) -> new GuestHeaders(HostCall.from(arguments[0]).request().headers(), false));
		functions.add("callBody", (arguments) -> {
			ByteStream body = HostCall.from(arguments[0]).request().body();
			return (body != null) ? GuestStreams.wrap(body) : null;
		});
		functions.add("callOnAbort", (arguments) -> {
			Executor turns = isolate.capture();
			Value action = arguments[1];
			HostCall.from(arguments[0]).request().onAbort(() -> turns.execute(action::executeVoid));
			return null;
		});
		functions.add("respond", (arguments) -> {
			HostCall.from(arguments[0]).respond(response(isolate, arguments));
			return null;
		});
		functions.add("respondText", (arguments) -> {
			HostCall.from(arguments[0]).respond(HostResponse.text(arguments[1].asString()));
			return null;
		});
		functions.add("respondJson", (arguments) -> {
			HostCall.from(arguments[0]).respond(HostResponse.json(arguments[1].asString()));
			return null;
		});
		functions.add("fail", (arguments) -> {
			HostCall.from(arguments[0]).fail(GuestFailure.of(isolate, arguments[1]));
			return null;
		});
	}

	// call, status, statusText, headers, contentType, body; of a middleware that goes on
	// also: where, and with which headers
	private static HostResponse response(Isolate isolate, Value... arguments) {
		Value headers = arguments[3];
		return HostResponse.of(arguments[1].asInt(), arguments[2].asString(),
				(headers.isNull()) ? null : GuestHeaders.from(headers).list(),
				(arguments[4].isNull()) ? null : arguments[4].asString(), body(isolate, arguments[5]),
				directive(arguments));
	}

	private static @Nullable MiddlewareDirective directive(Value... arguments) {
		if (arguments.length < 7) {
			return null;
		}
		return new MiddlewareDirective((arguments[6].isNull()) ? null : arguments[6].asString(),
				(arguments[7].isNull()) ? null : new HeaderList(GuestHeaders.from(arguments[7]).list()));
	}

	private static @Nullable Object body(Isolate isolate, Value body) {
		if (body.isString()) {
			return body.asString();
		}
		Object data = BodySource.data(body);
		return (data != null) ? data : BodySource.stream(isolate, body);
	}

}
